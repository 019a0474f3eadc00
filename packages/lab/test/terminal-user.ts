import type { LabDevice } from '../src/index.ts'
import { openTerminal, type TerminalClient } from './terminal-client.ts'

/** Somebody at the CLI of a device. */
export interface TerminalUser {
  /** The terminal. */
  readonly terminal: TerminalClient
  /** Types a line; gives what came behind its echo, up to the next prompt or question, without CR. */
  readonly say: (line: string) => Promise<string>
  /** Types lines one by one; gives the answer to the last one. */
  readonly sayAll: (...lines: readonly string[]) => Promise<string>
}

/**
 * Logs in and waits for the first prompt.
 *
 * @param device - Where.
 * @param ends - `first`: of what comes at the log-in; `end`: of every answer behind it.
 */
export async function terminalUser(
  device: LabDevice,
  { first, end }: { readonly first: RegExp; readonly end: RegExp },
): Promise<TerminalUser> {
  const terminal = await openTerminal(device)
  await terminal.until(first)
  const say = async (line: string): Promise<string> => {
    terminal.type(`${line}\r`)
    const answer = await terminal.until(end)
    return answer.slice(answer.indexOf('\n') + 1).replaceAll('\r\n', '\n')
  }
  const sayAll = async (...lines: readonly string[]): Promise<string> => {
    let answer = ''
    for (const line of lines) answer = await say(line)
    return answer
  }
  return { terminal, say, sayAll }
}
