import { parseJumpHops } from '../../ssh-config/jump-hop.ts'
import { splitWords } from './ini/split-words.ts'

/** What arguments of `ssh` say. */
export interface SshArguments {
  /** Jump hosts, the first to visit first: `[user@]host[:port]`. Undefined: none are named. */
  readonly jumpHosts: readonly string[] | undefined
  /** Whether there is anything else, which is not honoured. */
  readonly hasOthers: boolean
}

/**
 * Finds the jump hosts in arguments of `ssh`: `-J host`, `-o ProxyJump=host`.
 *
 * @param text - As in `ansible_ssh_common_args`.
 */
export function readSshArguments(text: string): SshArguments {
  const words = splitWords(text)
  if ('problem' in words) return { jumpHosts: undefined, hasOthers: true }
  let jumpHosts: readonly string[] | undefined
  let hasOthers = false
  for (let at = 0; at < words.length; at++) {
    const word = words[at]?.text ?? ''
    const isFlag = word === '-J' || word === '-o'
    const argument = isFlag ? `${word}${words[++at]?.text ?? ''}` : word
    const [, jump, proxy] = /^-(?:J(.+)|o\s*ProxyJump\s*[=\s]\s*(.+))$/i.exec(argument) ?? []
    const hops = jump ?? proxy
    if (hops === undefined || parseJumpHops(hops) === undefined) hasOthers = true
    else jumpHosts ??= hops.split(',') // the first one counts, as in ssh
  }
  return { jumpHosts, hasOthers }
}
