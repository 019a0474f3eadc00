import { NornirError } from '@nornir-ts/core'

/** Details of a {@link PlatformDefinitionError}. */
export interface PlatformDefinitionDetails {
  /** Name of the platform. */
  readonly platform: string
  /** What is wrong with its data. */
  readonly problem: string
}

/** A platform's data contradicts itself or could misread a device. */
export class PlatformDefinitionError extends NornirError implements PlatformDefinitionDetails {
  readonly code = 'PLATFORM_DEFINITION'
  /** Name of the platform. */
  readonly platform: string
  /** What is wrong with its data. */
  readonly problem: string

  constructor({ platform, problem }: PlatformDefinitionDetails, options?: ErrorOptions) {
    super(`The platform "${platform}" cannot be used: ${problem}`, options)
    this.platform = platform
    this.problem = problem
  }
}
