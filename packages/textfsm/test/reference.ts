import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('./reference.py', import.meta.url))

/** What the reference makes of a template. */
export interface TemplateAnswer {
  /** Where it refuses the template. */
  readonly refused?: { readonly line: number | null }
  readonly header?: readonly string[]
  /** For each output: its rows, the line of the rule that calls it an error, or that the reference itself fails. */
  readonly answers?: readonly {
    readonly rows?: unknown
    readonly ruleLine?: number
    readonly failed?: true
  }[]
}

/** What Python makes of a regular expression. */
export interface PatternAnswer {
  readonly refused?: true
  /** For each line: what the groups hold, 0 is the whole. */
  readonly answers?: readonly (readonly (string | null)[] | null)[]
}

/** Asks the reference about templates, each with outputs. */
export function askTemplates(
  questions: readonly { readonly template: string; readonly outputs: readonly string[] }[],
): Promise<readonly TemplateAnswer[]> {
  return ask(questions)
}

/** Asks Python about regular expressions, each with lines. */
export function askPatterns(
  questions: readonly { readonly pattern: string; readonly lines: readonly string[] }[],
): Promise<readonly PatternAnswer[]> {
  return ask(questions)
}

/** One process for all questions. */
async function ask<Answer>(questions: readonly object[]): Promise<readonly Answer[]> {
  const python = spawn('/usr/bin/python3', [program], { stdio: ['pipe', 'pipe', 'inherit'] })
  const closed = once(python, 'close')
  python.stdin.end(questions.map((question) => `${JSON.stringify(question)}\n`).join(''))
  let text = ''
  for await (const piece of python.stdout.setEncoding('utf8')) text += piece
  await closed
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}
