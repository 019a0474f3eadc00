import type { Platform } from '../platform/platform.ts'
import type { Detection, PlatformFinder } from '../session/platform-finder.ts'
import type { Candidate } from './candidate.ts'
import { createCandidates } from './candidates.ts'
import type { DetectOptions } from './detect-rule.ts'
import { findPlatform } from './find-platform.ts'
import { firstPlatform } from './first-platform.ts'
import type { FirstSight } from './narrow.ts'

/** What one device was found to be. */
export interface KnownPlatform {
  /** The platform. */
  readonly platform: Platform
  /** How it was found out. */
  readonly detection: Detection
}

/** Finds out platforms, and remembers them: a device is asked once in the life of the process. */
export class Detections {
  /** Named `autodetect`: how a device is read that was not asked yet. */
  readonly platform: Platform
  readonly #candidates: readonly Candidate[]
  readonly #known = new Map<string, KnownPlatform>()

  /**
   * @param options - The `detect` option.
   * @param platforms - Platforms of the user.
   * @throws `DetectRuleError` for a rule that cannot be used.
   */
  constructor(options?: DetectOptions, platforms?: readonly Platform[]) {
    this.#candidates = createCandidates(options, platforms)
    this.platform = firstPlatform(this.#candidates)
  }

  /** What a device was found to be; undefined: it was not asked yet. */
  known(device: string): KnownPlatform | undefined {
    return this.#known.get(device)
  }

  /** Forgets a device that does not speak as it did: there may be another one in its place. */
  forget(device: string): void {
    this.#known.delete(device)
  }

  /**
   * Asks a device, once it is logged in to, and remembers what it is.
   *
   * @param device - Tells it from others.
   * @param server - What is known of the SSH server.
   */
  finder(device: string, server: Pick<FirstSight, 'banner' | 'identification'>): PlatformFinder {
    return async (first, signal) => {
      const candidates = this.#candidates
      const found = await findPlatform({ ...first, candidates, server }, signal)
      const { platform, detection } = found
      this.#known.set(device, { platform, detection })
      return found
    }
  }
}
