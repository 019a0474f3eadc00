// The floor for a big output: decodes and splits, and knows neither echo nor prompt nor escape sequences.
// Arguments: megabytes, bytes per chunk.
import { bigOutput, deliver, measured } from './big-output.ts'

const [megabytes = 0, chunkBytes = 0] = process.argv.slice(2).map(Number)
const { bytes } = bigOutput(megabytes)

await measured(async () => {
  const decoder = new TextDecoder()
  const lines: string[] = []
  let rest = ''
  await deliver(bytes, chunkBytes, (chunk) => {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\r\n')
    rest = parts.pop() ?? ''
    for (const part of parts) lines.push(part)
  })
  return lines.slice(1).join('\n').split('\n').length
})
