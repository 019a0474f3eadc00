import { SshError } from '../error/ssh-error.ts'

/** Details of an {@link UnknownPlatformError}. */
export interface UnknownPlatformDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** The name that nobody knows; undefined: the host has none. */
  readonly platform: string | undefined
  /** Names that are known. */
  readonly known: readonly string[]
  /** The known name that is most like it. */
  readonly suggestion?: string | undefined
}

/** A host has no platform, or one that is not known: its prompts cannot be read. */
export class UnknownPlatformError extends SshError implements UnknownPlatformDetails {
  readonly code = 'UNKNOWN_PLATFORM'
  /** The name that nobody knows; undefined: the host has none. */
  readonly platform: string | undefined
  /** Names that are known. */
  readonly known: readonly string[]
  /** The known name that is most like it. */
  readonly suggestion: string | undefined

  constructor(details: UnknownPlatformDetails, options?: ErrorOptions) {
    const { host, platform, known, suggestion } = details
    const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`
    const what =
      platform === undefined
        ? 'the host has no platform.'
        : `the platform "${platform}" is unknown.${hint}`
    super(
      `${what} Known: ${known.join(', ')}. Set it on the host or its group, or pass your own with ssh.with({ platforms: [definePlatform({ … })] })`,
      { host, phase: 'connect' },
      options,
    )
    this.platform = platform
    this.known = known
    this.suggestion = suggestion
  }
}
