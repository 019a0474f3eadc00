import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

/** What one process cost, start-up included. */
export interface Cost {
  /** From start to end. */
  readonly wallMs: number
  /** User and system time of the process and of the children that it waited for. */
  readonly cpuMs: number
}

/** A {@link Cost} and what was printed. */
export interface MeasuredProcess {
  /** What it cost. */
  readonly cost: Cost
  /** Its standard output. */
  readonly output: string
}

/**
 * Runs a program to its end and measures it with bash's `time`, which sees children too and counts
 * milliseconds.
 *
 * @param command - The program and its arguments.
 * @throws Error when it ends with anything but 0.
 */
export async function measureProcess(command: readonly string[]): Promise<MeasuredProcess> {
  // Descriptor 3 takes the times; the program's own errors stay on ours.
  const script = 'TIMEFORMAT="%3R %3U %3S"; exec 4>&2 2>&3 3>&-; time "$@" 2>&4'
  const child = spawn('bash', ['-c', script, 'bash', ...command], {
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  })
  const [output, times, [code]] = await Promise.all([
    text(child.stdout as NodeJS.ReadableStream),
    text(child.stdio[3] as NodeJS.ReadableStream),
    once(child, 'exit'),
  ])
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}`)
  const [wall = Number.NaN, user = Number.NaN, system = Number.NaN] = times
    .trim()
    .split(' ')
    .map(Number)
  return { cost: { wallMs: wall * 1000, cpuMs: (user + system) * 1000 }, output }
}
