import type { ServerChannel } from 'ssh2'
import { finishChannel } from './finish-channel.ts'
import { type FileServerSurroundings, IncomingFile } from './incoming-file.ts'
import { sendFile } from './scp-source.ts'

/** What `scp -t` or `scp -f` was asked for. */
interface ScpRequest {
  readonly direction: 'in' | 'out'
  readonly path: string
}

/** Reads the command line of `scp` on the far side; undefined: it is none. */
export function readScpCommand(command: string): ScpRequest | undefined {
  const [program, ...words] = command.trim().split(/\s+/)
  if (program !== 'scp' && program !== '/usr/bin/scp') return undefined
  const options = words.filter((word) => word.startsWith('-')).join('')
  const path = words.filter((word) => !word.startsWith('-')).at(-1) ?? ''
  if (options.includes('t')) return { direction: 'in', path }
  return options.includes('f') ? { direction: 'out', path } : undefined
}

/**
 * The far side of `scp` on one channel: the protocol of rcp, as OpenSSH and network devices speak it. One file; no
 * folders.
 *
 * @param channel - Of the exec request.
 * @param request - What was asked for.
 * @param around - The device.
 */
export function serveScp(
  channel: ServerChannel,
  { direction, path }: ScpRequest,
  around: FileServerSurroundings,
): void {
  const refusal = around.files.refusal('scp')
  if (refusal !== undefined) {
    channel.resume()
    channel.write(refusal)
    finishChannel(channel, 1)
    return
  }
  const end = (code: number): void => finishChannel(channel, code)
  if (direction === 'in') new ScpSink(channel, path, around)
  else sendFile({ channel, path, end }, around)
}

const newline = 10
const acknowledgement = Buffer.of(0)

/** Takes one file: `C0644 SIZE NAME`, the bytes, a zero; says a zero where all is well. */
class ScpSink {
  readonly #channel: ServerChannel
  readonly #path: string
  readonly #around: FileServerSurroundings
  #waiting = Buffer.alloc(0)
  #file: IncomingFile | undefined
  #size = 0
  #received = 0
  #problem: string | undefined

  constructor(channel: ServerChannel, path: string, around: FileServerSurroundings) {
    this.#channel = channel
    this.#path = path
    this.#around = around
    channel.on('data', (bytes: Buffer) => this.#receive(bytes))
    channel.once('end', () => finishChannel(channel, 0))
    channel.write(acknowledgement)
  }

  #receive(bytes: Buffer): void {
    this.#waiting = Buffer.concat([this.#waiting, bytes])
    while (this.#waiting.length > 0 && this.#channel.writable) {
      const taken = this.#file === undefined ? this.#takeMessage() : this.#takeContent()
      if (taken === 0) return
      this.#waiting = this.#waiting.subarray(taken)
    }
  }

  /** @returns How many bytes were used; 0: the rest has to come first. */
  #takeMessage(): number {
    const end = this.#waiting.indexOf(newline)
    if (end < 0) return 0
    const message = this.#waiting.toString('latin1', 0, end)
    const [, size] = /^C[0-7]+ (\d+) .+$/.exec(message) ?? []
    if (size !== undefined) this.#open(Number(size))
    else if (message.startsWith('T')) this.#channel.write(acknowledgement)
    else this.#refuse('protocol error')
    return end + 1
  }

  #open(size: number): void {
    const opened = IncomingFile.open(this.#path, this.#around)
    if (typeof opened === 'string') {
      this.#refuse(opened)
      return
    }
    this.#file = opened
    this.#size = size
    this.#received = 0
    this.#channel.write(acknowledgement)
  }

  #takeContent(): number {
    const left = this.#size - this.#received
    if (left === 0) {
      this.#file = undefined
      if (this.#problem !== undefined) this.#refuse(this.#problem)
      else this.#channel.write(acknowledgement) // for the zero behind the bytes
      return 1
    }
    const bytes = this.#waiting.subarray(0, left)
    // As OpenSSH: what comes behind a problem is read and lost, and the problem is told at the end.
    const problem =
      this.#problem === undefined ? this.#file?.write(this.#received, bytes) : undefined
    this.#received += bytes.length
    if (problem !== 'cut') this.#problem ??= problem
    return bytes.length
  }

  #refuse(problem: string): void {
    this.#channel.write(`\x01scp: ${this.#path}: ${problem}\n`)
    finishChannel(this.#channel, 1)
  }
}
