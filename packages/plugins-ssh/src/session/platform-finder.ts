import type { Platform } from '../platform/platform.ts'
import type { CommandLine } from './command/command-line.ts'
import type { CommandLineOptions } from './command/command-line-options.ts'

/** What was seen and speaks for a platform. */
export interface FoundEvidence {
  /** Where: `prompt`, `ident`, `banner`, or the command that was typed. */
  readonly from: string
  /** The line, at most 120 characters of it. */
  readonly saw: string
  /** How much it counts; 100 in all are proof. */
  readonly weight: number
}

/** A command that was typed to find out what the device is. */
export interface Probe {
  /** The command. */
  readonly command: string
  /** The first lines of the answer, shortened. */
  readonly answer: readonly string[]
}

/** How the platform of a device was found out. */
export interface Detection {
  /** Its name. */
  readonly platform: string
  /** What speaks for it. */
  readonly evidence: readonly FoundEvidence[]
  /** What was typed, in order; empty where the prompt, the identification or the banner said enough. */
  readonly tried: readonly Probe[]
}

/** Where a session stands whose platform is not known yet: at its first prompt. */
export interface FirstPrompt extends CommandLineOptions {
  /** The command line, read as that of any device. */
  readonly line: CommandLine
  /** What the device said before the prompt. */
  readonly greeting: readonly string[]
  /** Whether the echo of a command must be what was typed. */
  readonly verifyEcho: boolean
}

/** The same session with its platform. */
export interface FoundPlatform {
  /** The platform. */
  readonly platform: Platform
  /** The command line, read as the platform's. */
  readonly line: CommandLine
  /** How it was found out. */
  readonly detection: Detection
}

/** Finds out the platform of a device from its first prompt on. */
export type PlatformFinder = (first: FirstPrompt, signal: AbortSignal) => Promise<FoundPlatform>
