import type { Platform } from '../../platform/platform.ts'
import type { DeviceDialog } from '../dialog/device-dialog.ts'
import type { SessionLimits } from '../session-limits.ts'
import type { SessionLogger } from '../session-logger.ts'

/** What a `CommandLine` works with. */
export interface CommandLineOptions {
  /** The device. */
  readonly dialog: DeviceDialog
  /** Its platform. */
  readonly platform: Platform
  /** How long to wait. */
  readonly limits: SessionLimits
  /** Told of every decision. */
  readonly log: SessionLogger
}
