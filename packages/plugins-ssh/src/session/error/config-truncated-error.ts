import { Secret } from '@nornir-ts/core'
import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'

/** Details of a {@link ConfigTruncatedError}. */
export interface ConfigTruncatedDetails extends SshErrorDetails {
  /** The command that was to show it. */
  readonly command: string
  /** What its last line should be; undefined: anything, but something. */
  readonly end: RegExp | undefined
  /** All that came. */
  readonly text: string
}

/**
 * A configuration came without its end, or none came at all: it must not be taken for one.
 *
 * What came is in `text` and nowhere else, for it may hold secrets: a logger, `JSON.stringify` and
 * `util.inspect` do not show it.
 */
export class ConfigTruncatedError extends SshError implements Omit<ConfigTruncatedDetails, 'end'> {
  readonly code = 'CONFIG_TRUNCATED'
  /** The command that was to show it. */
  readonly command: string
  /** A property, for private fields stay behind when an error comes from another thread; one that does not show. */
  declare private readonly hiddenText: Secret

  constructor(details: ConfigTruncatedDetails, options?: ErrorOptions) {
    const { command, end, text } = details
    const expected = end === undefined ? '' : `; its last line must match ${String(end)}`
    super(
      `"${command}" gave no whole configuration but ${amountOf(text)}${expected}. What came is in error.text; read it again, or look whether a line of it looks like a prompt`,
      details,
      options,
    )
    this.command = command
    Object.defineProperty(this, 'hiddenText', { value: new Secret(text) })
  }

  /** All that came. */
  get text(): string {
    return this.hiddenText.reveal()
  }
}

function amountOf(text: string): string {
  const count = text === '' ? 0 : text.split('\n').length
  return count === 0 ? 'nothing' : `${count} ${count === 1 ? 'line' : 'lines'}`
}
