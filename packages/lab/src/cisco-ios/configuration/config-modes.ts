import { applyText } from '../../ios-like/configuration/apply-text.ts'
import { bannerCommands } from '../../ios-like/configuration/banner.ts'
import {
  type ConfigModes,
  configModes,
  leaveConfig,
} from '../../ios-like/configuration/config-trees.ts'
import type { Configuration } from '../../ios-like/configuration/configuration.ts'
import type { IosDevice } from '../ios-device.ts'
import { type IosSession, iosSession } from '../ios-session.ts'
import { globalCommands } from './global-commands.ts'
import { sectionCommands } from './section-commands.ts'

/** The configuration modes of IOS. */
export const iosConfigModes: ConfigModes<IosSession> = configModes<IosSession>({
  global: globalCommands,
  sections: sectionCommands,
  leave: (session) => {
    leaveConfig(session)
    const { configuration, device } = session
    if (configuration === device.running) device.noteChange()
  },
  parents: { 'config-archive-log-cfg': { mode: 'config-archive', section: 'archive' } },
  commands: [
    ...bannerCommands,
    {
      // Cisco, "boot system": without a value all of them go
      spec: 'no boot system',
      handler: ({ configuration }) => {
        for (const { id } of configuration.startingWith('boot system ')) configuration.remove(id)
        return ''
      },
    },
  ],
})

/** Runs configuration text on a device. @returns What the device prints about lines that it refuses. */
export function applyToDevice(device: IosDevice, text: string): string {
  return applyTo(device, device.running, text)
}

/**
 * Reads configuration text as a whole configuration. Physical interfaces stay, whether the text has them
 * or not (Cisco, "Configuration Replace and Configuration Rollback", restrictions).
 */
export function readConfiguration(device: IosDevice, text: string): Configuration {
  const read = device.running.blank()
  applyTo(device, read, text)
  for (const name of device.physicalInterfaces) {
    const id = `interface ${name}`
    if (read.find(id) !== undefined) continue
    const children = [{ id: 'ip address', text: 'no ip address', children: undefined }]
    read.set({ id, text: id, children })
  }
  return read
}

function applyTo(device: IosDevice, configuration: Configuration, text: string): string {
  const session = iosSession(device, { privileged: true, faults: () => ({}) })
  return applyText(iosConfigModes, { ...session, configuration, mode: 'config' }, text)
}
