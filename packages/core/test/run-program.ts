import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** How {@link runProgram} starts a program. */
export interface ProgramOptions {
  /** Arguments of the program. */
  readonly args?: readonly string[]
  /** Arguments of Node. */
  readonly flags?: readonly string[]
  /** The shell's limits, set before: `ulimit -f`, `ulimit -n`. Default: as here. */
  readonly limits?: Readonly<Record<string, number>>
}

/** What a program left. */
export interface EndedProgram {
  /** Its exit code. */
  readonly ended: number | null
  /** Its standard output. */
  readonly written: string
}

/**
 * Runs a program of the folder `program` in a process of its own, on the sources.
 *
 * @param file - Its name.
 * @param options - Arguments and limits.
 */
export async function runProgram(
  file: string,
  { args = [], flags = [], limits = {} }: ProgramOptions = {},
): Promise<EndedProgram> {
  const path = fileURLToPath(new URL(`program/${file}`, import.meta.url))
  const node = [...flags, '--conditions=nornir-ts:source', '--import', 'tsx', path, ...args]
  const set = Object.entries(limits).map(([letter, limit]) => `ulimit -${letter} ${limit};`)
  const program = spawn(
    'sh',
    ['-c', `${set.join(' ')} exec "$0" "$@"`, process.execPath, ...node],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      // The cache of tsx would run into the limits too.
      env: { ...process.env, TSX_DISABLE_CACHE: '1' },
    },
  )
  const [written, [ended]] = await Promise.all([text(program.stdout), once(program, 'exit')])
  return { ended, written }
}
