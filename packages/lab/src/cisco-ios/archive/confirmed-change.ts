import { readConfiguration } from '../configuration/config-modes.ts'
import { parseFileUrl, readFile } from '../file-system/file-url.ts'
import type { IosDevice } from '../ios-device.ts'

/** A change that goes away unless somebody confirms it. */
interface PendingChange {
  /** The archived configuration that comes back. */
  readonly backup: string
  /** Minutes until it does. */
  readonly minutes: number
  /** When the timer was started. */
  readonly startedAt: Date
  /** Ends the wait. */
  readonly timer: NodeJS.Timeout
}

/** Said when there is nothing to confirm or to revert (NAPALM tests on devices). */
export const nothingPending = '%No Rollback Confirmed Change pending\n'

/** Said when there is nowhere to keep the configuration that would come back (a published capture). */
const archiveIsOff = '%Turn config archive on before using Rollback Confirmed Change\n'

/** [K] */
const alreadyPending = '%Rollback Confirmed Change is already pending\n'

const user = 'vty0(Priv: 15, View: 0)'

/** Cisco, "Configuration Rollback Confirmed Change": the timer behind `configure terminal revert timer`. */
export class ConfirmedChange {
  readonly #device: IosDevice
  readonly #minuteMs: number
  #pending: PendingChange | undefined

  /**
   * @param device - Whose configuration comes back.
   * @param minuteMs - How long a minute of the timer takes.
   */
  constructor(device: IosDevice, minuteMs: number) {
    this.#device = device
    this.#minuteMs = minuteMs
  }

  /** The change that waits for its confirmation. */
  get pending(): Omit<PendingChange, 'timer'> | undefined {
    return this.#pending
  }

  /**
   * Archives the running configuration and starts the timer.
   *
   * @returns What the device prints, and whether the timer runs.
   */
  start(minutes: number): { readonly started: boolean; readonly output: string } {
    if (this.#pending !== undefined) return { started: false, output: alreadyPending }
    const backup = this.#device.archive.add()
    if (backup === undefined) return { started: false, output: archiveIsOff }
    const saved = `Backing up current running config to ${backup}`
    // wording of the published capture
    this.#device.log('ARCHIVE_DIFF-5-ROLLBK_CNFMD_CHG_BACKUP', saved)
    this.#arm(backup, minutes)
    return { started: true, output: `Rollback Confirmed Change: ${saved}\n\n` }
  }

  /** Keeps the change. @returns Whether there was one. */
  confirm(): boolean {
    if (this.#pending === undefined) return false
    this.stop()
    this.#device.log(
      'ARCHIVE_DIFF-5-ROLLBK_CNFMD_CHG_CONFIRM', // [K]
      `User: ${user}: Confirm the configuration change`,
    )
    return true
  }

  /** Gives a pending change another number of minutes from now. @returns Whether there was one. */
  restart(minutes: number): boolean {
    if (this.#pending === undefined) return false
    const { backup } = this.#pending
    this.stop()
    this.#arm(backup, minutes)
    return true
  }

  /** Undoes the change now. @returns What the device prints; `undefined` when none is pending. */
  revert(): string | undefined {
    if (this.#pending === undefined) return undefined
    const { backup } = this.#pending
    this.stop()
    this.#device.log(
      'ARCHIVE_DIFF-5-ROLLBK_CNFMD_CHG_ROLLBACK_START',
      `Start rolling to: ${backup}`,
    ) // [K]
    const text = readFile(this.#device, parseFileUrl(backup))
    // whoever deleted the file in the meantime has nothing to go back to
    if (text === undefined) return `%Error opening ${backup} (No such file or directory)\n`
    this.#device.running.become(readConfiguration(this.#device, text))
    return `Rollback Confirmed Change: rolling to:${backup}\nTotal number of passes: 1\nRollback Done\n\n` // [K]
  }

  /** Forgets the change and its timer: confirmed, or the device goes down. */
  stop(): void {
    clearTimeout(this.#pending?.timer)
    this.#pending = undefined
  }

  #arm(backup: string, minutes: number): void {
    const timer = setTimeout(() => this.revert(), minutes * this.#minuteMs)
    this.#pending = { backup, minutes, startedAt: this.#device.now(), timer }
    this.#device.log(
      'ARCHIVE_DIFF-5-ROLLBK_CNFMD_CHG_START_ABSTIMER',
      `User: ${user}: Scheduled to rollback to config ${backup} in ${minutes} minutes`,
    )
  }
}
