import { defineTask } from '@nornir-ts/core'
import { ssh } from '../plugin/ssh.ts'
import type { Detection } from '../session/platform-finder.ts'

/** Parameters of {@link detectPlatform}. */
export interface DetectPlatformParams {
  /** Name of the connection. Default: `ssh`. */
  readonly connection?: string | undefined
}

/**
 * Opens a connection and gives what the platform of a host with `platform: autodetect` was found to be, by
 * what evidence, and what was typed. A platform that the inventory names is believed: there is no evidence
 * then, and nothing was tried.
 *
 * Throws `PlatformNotDetectedError` and `PlatformAmbiguousError`.
 */
export const detectPlatform = defineTask({
  module: import.meta.url,
  name: 'detectPlatform',
  run: async ({ connection }, params: DetectPlatformParams | undefined): Promise<Detection> => {
    const session = await connection(ssh, { name: params?.connection })
    return session.detection ?? { platform: session.platform.name, evidence: [], tried: [] }
  },
})
