import { bootPath } from '../file-system/boot-image.ts'
import type { IosDevice } from '../ios-device.ts'

/**
 * `show boot`, `show bootvar`: the variables that the next start reads; they follow the startup configuration
 * (Cisco, "show bootvar"; the form for no image: ntc-templates, cisco_ios show boot).
 */
export function showBoot(device: IosDevice): string {
  const urls = bootPath(device)
  const path = urls.map((url) => `${url},12;`).join('')
  return `${path === '' ? 'BOOT variable does not exist' : `BOOT variable = ${path}`}
CONFIG_FILE variable does not exist
BOOTLDR variable does not exist
Configuration register is 0x2102

`
}

/** `show logging`: the log buffer, oldest line first. */
export function showLogging({ systemLog }: IosDevice): string {
  const lines = systemLog.lines.map((line) => `${line}\n`).join('')
  return `Syslog logging: enabled\n\nLog Buffer (8192 bytes):\n\n${lines}`
}
