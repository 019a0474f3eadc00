import { hostOptionRules, optionProblem } from './option-rules.ts'
import { SshExtrasError } from './ssh-extras-error.ts'
import type { SshHostOptions } from './ssh-options.ts'

/** Netmiko's names, which are in the files of those who come from there, and ours. */
const SYNONYMS: ReadonlyMap<string, keyof SshHostOptions> = new Map([['secret', 'enableSecret']])

/**
 * Checks what a host's inventory says about its SSH connection.
 *
 * @param extras - `connection_options.ssh.extras`.
 * @param host - Name of the host, for errors.
 * @throws {@link SshExtrasError} for a key that is not known, with the nearest one, for one that is
 * given under two names, and for a wrong value, which is not shown: it may be a secret.
 */
export function readSshExtras(
  extras: Readonly<Record<string, unknown>>,
  host: string,
): SshHostOptions {
  const options: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(extras)) {
    const name = SYNONYMS.get(key) ?? key
    const problem = optionProblem(hostOptionRules, name, value)
    if (problem !== undefined) throw new SshExtrasError({ host, key, problem })
    if (name !== key && Object.hasOwn(extras, name)) {
      throw new SshExtrasError({ host, key, problem: `is the same as ${name}: give one of them` })
    }
    options[name] = value
  }
  return options
}
