/** A command's answer as bytes: one line of `show ip interface brief` again and again. */
export interface BigOutput {
  /** Echo, lines, prompt. */
  readonly bytes: Buffer
  /** How many lines stand between echo and prompt. */
  readonly lines: number
}

const LINE =
  'GigabitEthernet0/0/1   192.0.2.1       YES NVRAM  up                    up        \r\n'
/** What a socket gives at once at most: chunks that are smaller come in one turn of the event loop. */
const TURN_BYTES = 65_536

/** The command that {@link bigOutput} answers. */
export const COMMAND = 'show ip interface brief'

/** Makes an answer of about `megabytes`. */
export function bigOutput(megabytes: number): BigOutput {
  const line = Buffer.from(LINE)
  const lines = Math.floor((megabytes * 1e6) / line.length)
  const body = Buffer.alloc(lines * line.length, line)
  return { bytes: Buffer.concat([Buffer.from(`${COMMAND}\r\n`), body, Buffer.from('r1# ')]), lines }
}

/** Hands bytes over in chunks; resolves when all are. */
export async function deliver(
  bytes: Buffer,
  chunkBytes: number,
  onData: (chunk: Buffer) => void,
): Promise<void> {
  const turnBytes = Math.floor(TURN_BYTES / chunkBytes) * chunkBytes
  for (let start = 0; start < bytes.length; start += turnBytes) {
    await new Promise<void>((resolve) => setImmediate(resolve))
    const turn = bytes.subarray(start, start + turnBytes)
    for (let index = 0; index < turn.length; index += chunkBytes) {
      onData(turn.subarray(index, index + chunkBytes))
    }
  }
}

/** Runs the work and prints what it cost and how many lines it found. */
export async function measured(work: () => Promise<number>): Promise<void> {
  const cpu = process.cpuUsage()
  const startedAt = performance.now()
  const answer = await work()
  const workMs = performance.now() - startedAt
  const { user, system } = process.cpuUsage(cpu)
  const peakMb = process.resourceUsage().maxRSS / 1024
  const figures = { workMs, workCpuMs: (user + system) / 1000, peakMb }
  console.log(JSON.stringify({ answer, figures }))
}
