import { askHidden } from '../terminal/ask-hidden.ts'
import { exclusively } from '../waiting/exclusively.ts'
import { waitFor } from '../waiting/wait-for.ts'
import { Secret } from './secret.ts'
import { SecretArgumentError } from './secret-error.ts'
import type { SecretProvider } from './secret-provider.ts'

/** Options of {@link promptSecret}. */
export interface PromptSecretOptions {
  /** How long the user may take, in milliseconds, questions before this one included. Default 300 000. */
  readonly timeoutMs?: number | undefined
}

const EXPECTED = 'a question, a text of at most 200 characters'
/** What could move the cursor, or show the question as another one. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/**
 * `{ $prompt: 'Password for TACACS' }`: asks the user at the terminal, without showing what is typed,
 * once for all hosts, and once more when a device has refused the answer. Different questions come one
 * after the other.
 *
 * @param options - How long the user may take.
 * @example
 * ```ts
 * import { initNornir, promptSecret } from '@nornir-ts/core'
 *
 * const nr = await initNornir({ secretProviders: [promptSecret()] })
 * ```
 */
export function promptSecret({ timeoutMs = 300_000 }: PromptSecretOptions = {}): SecretProvider {
  const answered = new Set<unknown>()
  return {
    name: 'prompt',
    timeoutMs,
    provide: async (argument, signal) => {
      const question = questionOf(argument, answered.has(argument))
      // There is one terminal, however many providers: who asks waits for the question before.
      const asked = exclusively('prompt', () => askHidden(question, signal))
      const answer = await waitFor(asked, signal)
      answered.add(argument)
      return { secret: new Secret(answer) }
    },
  }
}

/** Whoever was asked before and is asked again has given an answer that was refused. */
function questionOf(argument: unknown, isAgain: boolean): string {
  const text = typeof argument === 'string' ? argument.replaceAll(UNPRINTABLE, '').trim() : ''
  if (text === '' || text.length > 200) {
    throw new SecretArgumentError({ provider: 'prompt', expected: EXPECTED })
  }
  const [, question = text, mark = ':'] = /^(.*?)([:?])?$/u.exec(text) ?? []
  return `${question}${isAgain ? ' (again)' : ''}${mark} `
}
