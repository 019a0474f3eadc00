import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** A program at a terminal of its own. */
export interface AtTerminal {
  /** All that the terminal has shown. */
  readonly shown: () => string
  /** Waits until it has shown a text, from a position on. */
  readonly shows: (text: string, from?: number) => Promise<void>
  /** Presses keys. */
  readonly type: (keys: string) => void
  /** Waits for the end of the program. */
  readonly end: () => Promise<void>
}

/**
 * Runs a shell text at a pseudo-terminal, by `script` of util-linux.
 *
 * @param command - The shell text.
 */
export function atTerminal(command: string): AtTerminal {
  const script = spawn('script', ['-qfec', command, '/dev/null'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let shown = ''
  let look = (): void => undefined
  script.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text
    look()
  })
  const closed = once(script, 'close')
  return {
    shown: () => shown,
    shows: (text, from = 0) =>
      new Promise((resolve, reject) => {
        look = () => void (shown.includes(text, from) && resolve())
        look()
        void closed.then(() =>
          reject(new Error(`the terminal never showed "${text}", but: ${shown}`)),
        )
      }),
    type: (keys) => void script.stdin.write(keys),
    end: async () => {
      await closed
      script.stdin.destroy()
    },
  }
}
