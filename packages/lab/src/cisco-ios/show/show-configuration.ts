import { formatClock } from '../../ios-like/clock.ts'
import type { IosDevice } from '../ios-device.ts'

/**
 * `show running-config`: header, when and by whom it was changed since it came up (recorded on a CSR 1000V,
 * with the clock to the second), lines, `end`, an empty line.
 */
export function showRunningConfig(device: IosDevice): string {
  const { changedAt } = device
  const at = changedAt && formatClock(changedAt).replace(/\.\d+/, '')
  const change = at === undefined ? '' : `!\n! Last configuration change at ${at} by admin\n`
  const text = `${change}${device.running.render()}`
  return `Building configuration...\n\nCurrent configuration : ${text.length} bytes\n${text}\n`
}

/** `show startup-config`. */
export function showStartupConfig(device: IosDevice): string {
  const text = device.startup.render()
  return `Using ${text.length} out of 262144 bytes\n${text}\n`
}
