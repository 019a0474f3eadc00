/** What an ssh_config says about the algorithms of one kind. */
export interface SshAlgorithmList {
  /** `replace` the default list, `append` to it, `remove` from it, or `prepend` to it. */
  readonly change: 'replace' | 'append' | 'remove' | 'prepend'
  /** Names of algorithms, in order; with `remove` they can be patterns with `*` and `?`. */
  readonly names: readonly string[]
}

const changes: Readonly<Record<string, SshAlgorithmList['change']>> = {
  '+': 'append',
  '-': 'remove',
  '^': 'prepend',
}

/**
 * Reads the value of `Ciphers`, `MACs`, `KexAlgorithms` or `HostKeyAlgorithms`.
 *
 * @param text - Names with commas between; a `+`, `-` or `^` in front says what to do with them.
 */
export function parseAlgorithmList(text: string): SshAlgorithmList {
  const change = changes[text.charAt(0)]
  const names = change === undefined ? text : text.slice(1)
  return { change: change ?? 'replace', names: names.split(',').filter((name) => name !== '') }
}
