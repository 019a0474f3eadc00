import { StringDecoder } from 'node:string_decoder'
import { HiddenLine, type HiddenLineEnd } from './hidden-line.ts'
import { openTerminal } from './open-terminal.ts'
import { TerminalEndedError, TerminalMissingError } from './terminal-error.ts'

/**
 * Asks the user at the terminal. What is typed is not shown, and the terminal is put back as it was
 * however the asking ends, the end of the process included.
 *
 * Ctrl-C does what it does elsewhere: the process gets a SIGINT, once the terminal is back.
 *
 * @param question - Shown as it is.
 * @param signal - Ends the asking.
 * @returns What was typed, without the line end.
 * @throws {@link TerminalMissingError} when there is no terminal; {@link TerminalEndedError} when the
 *   user does not answer; the reason of `signal` once that aborts.
 */
export async function askHidden(question: string, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted()
  const terminal = openTerminal()
  const subject = { question: question.trim() }
  if (terminal === undefined) throw new TerminalMissingError(subject)
  const { input, write, close } = terminal
  const listening = new AbortController()
  process.once('exit', close)
  try {
    return await new Promise<string>((resolve, reject) => {
      const fail = (cause?: Error): void =>
        reject(new TerminalEndedError(subject, cause && { cause }))
      const line = new HiddenLine()
      const decoder = new StringDecoder('utf8')
      const ends: Readonly<Record<HiddenLineEnd, () => void>> = {
        entered: () => resolve(line.text),
        ended: fail,
        interrupted: () => {
          close()
          // Whoever handles it is told first. Where nobody does, this is the end of the process.
          if (process.listenerCount('SIGINT') > 0) process.once('SIGINT', () => fail())
          process.kill(process.pid, 'SIGINT')
        },
      }
      const listeners = {
        data: (typed: Buffer | string) => {
          const end = line.type(typeof typed === 'string' ? typed : decoder.write(typed))
          if (end !== undefined) ends[end]()
        },
        end: () => fail(),
        error: fail,
      }
      for (const [event, listener] of Object.entries(listeners)) {
        input.on(event, listener)
        listening.signal.addEventListener('abort', () => input.off(event, listener))
      }
      signal.addEventListener('abort', () => reject(signal.reason), { signal: listening.signal })
      write(question)
    })
  } finally {
    listening.abort()
    process.off('exit', close)
    close()
  }
}
