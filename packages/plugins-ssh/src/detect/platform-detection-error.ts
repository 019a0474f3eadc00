import { SshError, type SshErrorDetails } from '../error/ssh-error.ts'
import type { Probe } from '../session/platform-finder.ts'

const HINT =
  'Set the platform in the inventory, or add a rule with ssh.with({ detect: { rules: [{ platform, evidence }] } })'

/** Details of a {@link PlatformNotDetectedError}. */
export interface PlatformNotDetectedDetails extends SshErrorDetails {
  /** The first prompt. */
  readonly prompt: string
  /** What was typed, and what came. */
  readonly tried: readonly Probe[]
  /** Platforms that nothing speaks against, and too little for. */
  readonly undecided: readonly string[]
}

/** Nothing proves what a device is. Only commands that read were typed; the connection was closed. */
export class PlatformNotDetectedError extends SshError implements PlatformNotDetectedDetails {
  readonly code = 'PLATFORM_NOT_DETECTED'
  /** The first prompt. */
  readonly prompt: string
  /** What was typed, and what came. */
  readonly tried: readonly Probe[]
  /** Platforms that nothing speaks against, and too little for. */
  readonly undecided: readonly string[]

  constructor(details: PlatformNotDetectedDetails, options?: ErrorOptions) {
    const { prompt, tried, undecided } = details
    const possible = undecided.length === 0 ? 'no platform' : undecided.join(', ')
    const still = tried.length === 0 ? 'fits' : 'fits still'
    super(
      `the platform was not detected. First prompt: ${JSON.stringify(prompt)}. ${tellProbes(tried)}. To that ${possible} ${still}. ${HINT}`,
      details,
      options,
    )
    this.prompt = prompt
    this.tried = tried
    this.undecided = undecided
  }
}

/** Details of a {@link PlatformAmbiguousError}. */
export interface PlatformAmbiguousDetails extends SshErrorDetails {
  /** Platforms for which as much speaks. */
  readonly candidates: readonly string[]
  /** What was typed, and what came. */
  readonly tried: readonly Probe[]
}

/** As much proves a device to be one thing as another one; the connection was closed. */
export class PlatformAmbiguousError extends SshError implements PlatformAmbiguousDetails {
  readonly code = 'PLATFORM_AMBIGUOUS'
  /** Platforms for which as much speaks. */
  readonly candidates: readonly string[]
  /** What was typed, and what came. */
  readonly tried: readonly Probe[]

  constructor(details: PlatformAmbiguousDetails, options?: ErrorOptions) {
    const { candidates, tried } = details
    super(
      `the device may be ${candidates.join(' or ')}: as much speaks for each. ${tellProbes(tried)}. ${HINT}, with more weight for the right one`,
      details,
      options,
    )
    this.candidates = candidates
    this.tried = tried
  }
}

function tellProbes(tried: readonly Probe[]): string {
  if (tried.length === 0) return 'Nothing was typed'
  return tried
    .map(({ command, answer }) => {
      const came = answer.length === 0 ? 'nothing' : answer.map((line) => JSON.stringify(line))
      return `To "${command}" came ${String(came)}`
    })
    .join('. ')
}
