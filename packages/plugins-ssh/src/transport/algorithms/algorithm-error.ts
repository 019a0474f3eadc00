import { SshError } from '../../error/ssh-error.ts'
import type { AlgorithmKind } from './algorithm-names.ts'

/** How users know the kinds: the option and OpenSSH's keyword. */
const KINDS: Readonly<Record<AlgorithmKind, string>> = {
  kex: 'key exchange (kex, KexAlgorithms)',
  hostKeys: 'host key (hostKeys, HostKeyAlgorithms)',
  ciphers: 'cipher (ciphers, Ciphers)',
  macs: 'MAC (macs, MACs)',
}

/** Details of an {@link UnknownAlgorithmError}. */
export interface UnknownAlgorithmDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** The list that it is in. */
  readonly kind: AlgorithmKind
  /** The name. */
  readonly algorithm: string
  /** The nearest one that there is; undefined when none is near. */
  readonly suggestion: string | undefined
}

/** A list of algorithms has a name that there is not, or that this Node cannot do. No connection was opened. */
export class UnknownAlgorithmError extends SshError implements UnknownAlgorithmDetails {
  readonly code = 'UNKNOWN_ALGORITHM'
  /** The list that it is in. */
  readonly kind: AlgorithmKind
  /** The name. */
  readonly algorithm: string
  /** The nearest one that there is; undefined when none is near. */
  readonly suggestion: string | undefined

  constructor(details: UnknownAlgorithmDetails & { readonly supported: readonly string[] }) {
    const { host, kind, algorithm, suggestion, supported } = details
    const hint = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`
    super(
      `"${algorithm}" is no algorithm for ${KINDS[kind]} that ssh2 and this Node have${hint} They have: ${supported.join(', ')}`,
      { host, phase: 'key-exchange' },
    )
    this.kind = kind
    this.algorithm = algorithm
    this.suggestion = suggestion
  }
}

/** Details of a {@link NoAlgorithmLeftError}. */
export interface NoAlgorithmLeftDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** The list that came out empty. */
  readonly kind: AlgorithmKind
  /** What the list says. */
  readonly names: readonly string[]
}

/** A list of algorithms leaves none that ssh2 has. No connection was opened. */
export class NoAlgorithmLeftError extends SshError implements NoAlgorithmLeftDetails {
  readonly code = 'NO_ALGORITHM_LEFT'
  /** The list that came out empty. */
  readonly kind: AlgorithmKind
  /** What the list says. */
  readonly names: readonly string[]

  constructor(details: NoAlgorithmLeftDetails & { readonly supported: readonly string[] }) {
    const { host, kind, names, supported } = details
    super(
      `the list of ${KINDS[kind]}, ${names.join(', ')}, leaves nothing to offer: what OpenSSH has of it ssh2 has not. ssh2 has: ${supported.join(', ')}`,
      { host, phase: 'key-exchange' },
    )
    this.kind = kind
    this.names = names
  }
}
