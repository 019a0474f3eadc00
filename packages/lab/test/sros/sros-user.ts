import type { LabDevice } from '../../src/index.ts'
import { openTerminal, type TerminalClient } from '../terminal-client.ts'

/** Somebody at the MD-CLI of an SR OS device. */
export interface SrosUser {
  /** The terminal. */
  readonly terminal: TerminalClient
  /** Types a line; gives what came behind its echo, up to the next prompt or question, without CR. */
  readonly say: (line: string) => Promise<string>
  /** Types lines one by one; gives the answer to the last one. */
  readonly sayAll: (...lines: readonly string[]) => Promise<string>
}

/** Logs in and waits for the first prompt. */
export async function srosUser(device: LabDevice): Promise<SrosUser> {
  const terminal = await openTerminal(device)
  await terminal.until(/# /)
  const say = async (line: string): Promise<string> => {
    terminal.type(`${line}\r`)
    const answer = await terminal.until(/(?:\]\r\nA:admin@\S+# |\[y,n\] |next page\.)/)
    return answer.slice(answer.indexOf('\n') + 1).replaceAll('\r\n', '\n')
  }
  const sayAll = async (...lines: readonly string[]): Promise<string> => {
    let answer = ''
    for (const line of lines) answer = await say(line)
    return answer
  }
  return { terminal, say, sayAll }
}

/** What the device shows behind an answer: the line with the place, and the prompt. */
export function at(place: string, name = 'r1'): string {
  return `\n${place}\nA:admin@${name}# `
}
