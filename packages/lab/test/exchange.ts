import type { TerminalClient } from './terminal-client.ts'

/** A prompt of a device whose name begins with `r1`. */
export const anyPrompt = /\nr1[^\n]*[#>] ?/

/**
 * Types a line and waits for what ends the answer.
 *
 * @returns What came behind the echo, `\n` between lines.
 */
export async function exchange(
  terminal: TerminalClient,
  line: string,
  end: RegExp = anyPrompt,
): Promise<string> {
  terminal.type(`${line}\n`)
  const answer = (await terminal.until(end)).replaceAll('\r\n', '\n')
  return answer.slice(answer.indexOf('\n') + 1)
}

/** Types several lines; their answers in order. */
export async function exchangeAll(
  terminal: TerminalClient,
  lines: readonly string[],
): Promise<readonly string[]> {
  const answers: string[] = []
  for (const line of lines) answers.push(await exchange(terminal, line))
  return answers
}
