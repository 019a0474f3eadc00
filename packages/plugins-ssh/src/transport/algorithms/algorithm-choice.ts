import type { SshAlgorithmList } from '@nornir-ts/inventory'

/**
 * Which algorithms may be agreed on: a named profile, or lists.
 *
 * `modern`: what is still thought secure, as OpenSSH offers it by default. `legacy`: the same, and behind
 * it what old devices need; what is agreed on of that is logged as a warning.
 *
 * Two kinds of device are out of reach even so. Those that call themselves `Cisco-1.25` and know no key
 * exchange but group exchange: ssh2 offers them none, because theirs is broken. And those that choose a
 * group of less than 2048 bits in a group exchange: ssh2 asks for at least that.
 */
export type AlgorithmChoice = 'modern' | 'legacy' | AlgorithmLists

/**
 * Lists per kind; a kind that is left out is as in `modern`. A name that there is not is an error; one
 * that only OpenSSH has is passed over.
 */
export interface AlgorithmLists {
  /** Key exchange methods. */
  readonly kex?: AlgorithmList | undefined
  /** Types of host keys. */
  readonly hostKeys?: AlgorithmList | undefined
  /** Ciphers, for both directions. */
  readonly ciphers?: AlgorithmList | undefined
  /** Message authentication codes, for both directions. */
  readonly macs?: AlgorithmList | undefined
}

/**
 * Names in order of preference, or a change of the list of `modern` as OpenSSH's `+` (append), `-` (remove)
 * and `^` (prepend) make it. In a name `*` and `?` stand for any characters and any one.
 */
export type AlgorithmList = readonly string[] | SshAlgorithmList
