import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link TemplateNotFoundError}. */
export interface TemplateNotFoundDetails {
  /** The platform, as it was asked for. */
  readonly platform: string
  /** The command, as it was asked for. */
  readonly command: string
  /** The indexes that were looked at, usually paths of their files. */
  readonly indexes: readonly string[]
  /** What is near: a platform of the indexes, where they do not have this one. */
  readonly suggestion?: string | undefined
}

/** No index has a template for a command of a platform. */
export class TemplateNotFoundError extends NornirError implements TemplateNotFoundDetails {
  readonly code = 'TEXTFSM_TEMPLATE_NOT_FOUND'
  /** The platform, as it was asked for. */
  readonly platform: string
  /** The command, as it was asked for. */
  readonly command: string
  /** The indexes that were looked at, usually paths of their files. */
  readonly indexes: readonly string[]
  /** What is near: a platform of the indexes, where they do not have this one. */
  readonly suggestion: string | undefined

  constructor(details: TemplateNotFoundDetails, options?: ErrorOptions) {
    const { platform, command, indexes, suggestion } = details
    const meant =
      suggestion === undefined ? '' : ` No index has this platform; did you mean ${suggestion}?`
    super(
      `No template for "${command}" on ${platform} in ${indexes.join(', ') || 'no index at all'}.${meant}`,
      options,
    )
    this.platform = platform
    this.command = command
    this.indexes = indexes
    this.suggestion = suggestion
  }
}
