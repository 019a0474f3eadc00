import type { IosDevice } from '../ios-device.ts'

/** `show running-config`: header, lines, `end`, an empty line. */
export function showRunningConfig(device: IosDevice): string {
  const text = device.running.render()
  return `Building configuration...\n\nCurrent configuration : ${text.length} bytes\n${text}\n`
}

/** `show startup-config`. */
export function showStartupConfig(device: IosDevice): string {
  const text = device.startup.render()
  return `Using ${text.length} out of 262144 bytes\n${text}\n`
}
