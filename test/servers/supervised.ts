import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** What {@link startSupervised} runs. */
export interface SupervisedOptions {
  /** Shell text that starts the server in the background. */
  readonly start: string
  /** Shell text that undoes everything; it runs once, however the tests end. */
  readonly stop: string
  /** Tells by a line of the server's output that it is ready; it may be asked again after that. */
  readonly isReady: (line: string) => boolean
}

/** A server that outlives neither its tests nor their process. */
export interface Supervised {
  /** What the server wrote so far, both streams, line by line. */
  readonly log: readonly string[]
  /** Resolves with the next line that fulfils `wanted`, or with one that came already. */
  readonly line: (wanted: (line: string) => boolean, from?: number) => Promise<string>
  /** Stops the server and undoes what it needed. */
  readonly close: () => Promise<void>
}

const READY_LIMIT_MS = 10_000

/**
 * Starts a server under a small shell that waits for the end of its standard input. The test
 * process holds the other end: when it closes it, crashes or is killed, the shell stops the server
 * and cleans up. The shell leads its own session, so that Ctrl-C does not reach it first.
 *
 * @param options - How to start, to recognise as ready, and to stop.
 * @throws Error with the server's output when it is not ready in 10 seconds.
 */
export async function startSupervised(options: SupervisedOptions): Promise<Supervised> {
  const script = `${options.start}\ncat > /dev/null\n${options.stop}\n`
  const shell = spawn('/bin/sh', ['-c', `exec 2>&1\n${script}`], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const log = followLines(shell)
  const close = async (): Promise<void> => {
    if (shell.exitCode !== null || shell.signalCode !== null) return
    const exited = once(shell, 'exit')
    shell.stdin?.end()
    await exited
  }
  try {
    await log.line(options.isReady)
  } catch (error) {
    await close()
    throw error
  }
  return { log: log.lines, line: log.line, close }
}

interface Lines {
  readonly lines: readonly string[]
  readonly line: Supervised['line']
}

function followLines(shell: ChildProcess): Lines {
  const lines: string[] = []
  const waiting = new Set<(line: string) => void>()
  if (shell.stdout === null) throw new Error('the shell has no output')
  createInterface(shell.stdout).on('line', (line) => {
    lines.push(line)
    for (const check of waiting) check(line)
  })
  const line: Supervised['line'] = (wanted, from = 0) => {
    const seen = lines.slice(from).find(wanted)
    if (seen !== undefined) return Promise.resolve(seen)
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => {
        waiting.delete(check)
        reject(new Error(`the server did not say what was expected; it said:\n${lines.join('\n')}`))
      }, READY_LIMIT_MS)
      const check = (candidate: string): void => {
        if (!wanted(candidate)) return
        clearTimeout(limit)
        waiting.delete(check)
        resolve(candidate)
      }
      waiting.add(check)
    })
  }
  return { lines, line }
}
