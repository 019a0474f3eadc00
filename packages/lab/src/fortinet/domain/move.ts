import { FortiNode } from '../configuration/forti-node.ts'
import { fullName } from '../edit/full-name.ts'
import { commandParseError, incompleteCommand, unknownAction } from '../errors.ts'
import type { FortiSession } from '../forti-session.ts'

/** `config global` and `config vdom`, above all domains. */
export function enterDomain(session: FortiSession, words: readonly string[]): string {
  if (words.length === 0) return incompleteCommand
  const name = fullName(['global', 'vdom'], words)
  if (name === undefined) return commandParseError(words.at(-1) ?? '')
  session.domain = name === 'global' ? 'global' : 'list'
  return ''
}

/**
 * `edit VDOM`, at the list: makes it where it is not there (Fortinet, "Creating VDOMs"; the line is that of public
 * captures).
 */
export function enterVdom(session: FortiSession, [name]: readonly string[]): string {
  if (name === undefined) return incompleteCommand
  const { vdoms } = session.device
  if (!vdoms.has(name)) vdoms.set(name, new FortiNode())
  session.domain = { vdom: name }
  return `current vf=${name}:${[...vdoms.keys()].indexOf(name)}\n`
}

/** `end` above all sections: back to above all domains (public captures). */
export function leaveDomain(session: FortiSession): string {
  if (session.domain === 'top') return unknownAction
  session.domain = 'top'
  return ''
}

/** `next` above all sections of a domain: back to the list (a public capture). */
export function nextDomain(session: FortiSession): string {
  if (typeof session.domain === 'string') return unknownAction
  session.domain = 'list'
  return ''
}
