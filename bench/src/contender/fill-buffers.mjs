// The least that so many bytes cost in memory: buffers as long as a packet, fresh ones as node:crypto and the socket
// give them, each written to and let go of. Argument: megabytes.
const PACKET_BYTES = 32 * 1024
const bytes = Number(process.argv[2]) * 1e6

const before = process.memoryUsage.rss()
let peak = before
let nextLookAt = 0
let filled = 0
while (filled < bytes) {
  for (let count = 0; count < 16 && filled < bytes; count += 1) {
    const length = Math.min(PACKET_BYTES, bytes - filled)
    filled += Buffer.allocUnsafeSlow(length).fill(1).length
  }
  await new Promise(setImmediate)
  if (performance.now() < nextLookAt) continue
  nextLookAt = performance.now() + 1
  peak = Math.max(peak, process.memoryUsage.rss())
}
const figures = { growthMb: (peak - before) / 1e6 }
console.log(JSON.stringify({ answer: filled, figures }))
