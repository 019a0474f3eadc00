import type { Configuration } from '../../ios-like/configuration/configuration.ts'
import { Countdown } from '../../simulation/countdown.ts'
import type { AoscxDevice } from '../aoscx-device.ts'

/**
 * `checkpoint auto`: the configuration of now comes back unless `checkpoint auto confirm` is typed in time
 * (Aruba, "checkpoint auto"). The copy that comes back is hidden (an Aruba employee in Aruba's forum).
 */
export class AutoCheckpoint {
  readonly #device: AoscxDevice
  readonly #countdown: Countdown
  #before: Configuration | undefined

  /**
   * @param device - Whose configuration comes back.
   * @param minuteMs - How long a minute lasts, in milliseconds.
   */
  constructor(device: AoscxDevice, minuteMs: number) {
    this.#device = device
    this.#countdown = new Countdown(minuteMs)
  }

  /** Starts it. @returns What the device says. */
  start(minutes: number): string {
    if (this.#before !== undefined) return 'Auto checkpoint mode is already active\n' // [K]
    const before = this.#device.running.clone()
    this.#before = before
    this.#countdown.start(minutes, () => {
      this.#before = undefined
      this.#device.running.become(before)
    })
    return `Auto checkpoint mode expires in ${minutes} minute(s)\n`
  }

  /** Keeps what was changed, under a name made of the time. @returns What the device says. */
  confirm(): string {
    if (this.#before === undefined) return 'Auto checkpoint mode is not active\n' // [K]
    this.stop()
    const { now, checkpoints } = this.#device
    const name = `AUTO${now().toISOString().replaceAll(/\D/g, '').slice(0, 14)}`
    checkpoints.add(name, 'System')
    return `checkpoint ${name} created\n`
  }

  /** Waits no longer. */
  stop(): void {
    this.#countdown.stop()
    this.#before = undefined
  }
}
