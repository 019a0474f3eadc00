// Says how many blocks take as many milliseconds of CPU as its argument says, and what their digest is.
import { hashBlocks } from './compute.mjs'

const sample = 200
const times = Array.from({ length: 20 }, () => {
  const start = performance.now()
  hashBlocks(sample)
  return performance.now() - start
})
const blockMs = Math.min(...times) / sample // the code is warm by then
const blocks = Math.round(Number(process.argv[2]) / blockMs)
process.stdout.write(JSON.stringify({ blocks, digest: hashBlocks(blocks) }))
