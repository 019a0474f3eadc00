import { defineTask, result } from '@nornir-ts/core'
import { ssh } from '../plugin/ssh.ts'
import { UnsupportedOperationError } from '../session/error/unsupported-operation-error.ts'
import { bootLines } from '../session/restart/boot-lines.ts'
import type { ConnectionParams } from './connection-params.ts'
import { ensureConfig } from './ensure-config.ts'
import { type ParamNames, refuseUnknown } from './known-params.ts'

/** Parameters of {@link setBoot}. */
export interface SetBootParams extends ConnectionParams {
  /** The file to start with, with its file system: `flash:image.bin`. */
  readonly image: string
}

const PARAMS: ParamNames<SetBootParams> = { image: true, timeoutMs: true, connection: true }

/** What {@link setBoot} gives. */
export interface SetBootResult {
  /** What the device now tries to start with, in order. */
  readonly images: readonly string[]
}

/**
 * Makes a file the first that the device starts with; those that were there stay behind it, as a way back.
 * The configuration is read again, and saved when it was changed. In a dry run the result's `diff` says what
 * would be typed. Whether the file is there and whole is for a file transfer to say.
 *
 * Throws `UnsupportedOperationError` where it is not known how the platform is told, `EnsureConfigError`, and
 * what `saveConfig` throws.
 */
export const setBoot = defineTask({
  module: import.meta.url,
  name: 'setBoot',
  run: async ({ host: device, connection, run, signal, dryRun }, params: SetBootParams) => {
    refuseUnknown(params, PARAMS, { host: device.name, task: 'setBoot' })
    const { connection: name, image, timeoutMs } = params
    const session = await connection(ssh, { name })
    const { platform, host } = session
    const { boot } = platform
    if (boot === undefined) {
      const operation = 'known way to say what it starts with'
      const details = { host, phase: 'config', platform: platform.name } as const
      throw new UnsupportedOperationError({ ...details, operation })
    }
    const { text } = await session.getConfig({ timeoutMs, signal })
    const present = bootLines(text, boot, image)
    const made = await run(ensureConfig, { present, order: 'given', timeoutMs, connection: name })
    if (made.changed === true && !dryRun) await session.saveConfig({ signal })
    const value: SetBootResult = { images: present }
    const { changed, diff, warnings } = made
    return result({ value, changed, diff, warnings })
  },
})
