import type { AsaDevice } from '../asa-device.ts'
import type { AsaHandler } from '../asa-session.ts'
import { checksumOf } from '../show/checksum.ts'

/** `write memory` (cli-dialects 4.1; the lines between the first and the last [K]). */
export const writeMemory: AsaHandler = ({ device }) =>
  `Building configuration...\n${save(device)}[OK]\n`

/** `copy running-config startup-config` asks where from [K]. */
export const copyToStartup: AsaHandler = ({ device }) => ({
  kind: 'dialog',
  output: '\n',
  question: 'Source filename [running-config]? ',
  ask: 'line',
  answer: () => save(device),
})

function save(device: AsaDevice): string {
  device.save()
  const text = device.running.render()
  const words = checksumOf(text).match(/.{8}/g) ?? []
  return `Cryptochecksum: ${words.join(' ')} \n\n${text.length} bytes copied in 0.250 secs\n`
}
