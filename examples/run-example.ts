import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'

/** An example at work, in a process of its own, as a user starts it. */
export interface RunningExample {
  /** Resolves once standard output holds the text; rejects when it ends without. */
  readonly printed: (text: string) => Promise<void>
  /** Presses Ctrl-C. */
  readonly interrupt: () => void
  /** Resolves when the example has ended. */
  readonly ended: Promise<EndedExample>
}

/** What an example left. */
export interface EndedExample {
  /** Its exit code; null when a signal ended it. */
  readonly code: number | null
  /** Its standard output, without colours. */
  readonly out: string
  /** Its standard error. */
  readonly err: string
}

/** What `NORNIR_RUNNER_PLUGIN` says where an example is run: it does the same on each. */
export const runners = ['concurrent', 'workers'] as const

/**
 * Starts an example.
 *
 * @param folder - Holds its `main.ts`, and is its working directory.
 * @param environment - Set beside the present one: `NORNIR_…`.
 */
export function startExample(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): RunningExample {
  const example = spawn(
    process.execPath,
    ['--conditions=nornir-ts:source', '--import', 'tsx', 'main.ts'],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', ...environment },
    },
  )
  const exit = once(example, 'exit') as Promise<[number | null]>
  const ended = Promise.all([exit, text(example.stdout), text(example.stderr)])
  return {
    printed: (expected) => untilPrinted(example.stdout, expected),
    interrupt: () => void example.kill('SIGINT'),
    ended: ended.then(([[code], out, err]) => ({ code, out, err })),
  }
}

function untilPrinted(stream: Readable, expected: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let seen = ''
    stream.on('data', (chunk) => {
      seen += chunk
      if (seen.includes(expected)) resolve()
    })
    stream.once('end', () => reject(new Error(`"${expected}" is not in:\n${seen}`)))
  })
}
