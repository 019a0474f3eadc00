import type { ComwareHandler } from '../comware-session.ts'
import { askYesNo } from './yes-no.ts'

/** `save force` asks nothing (H3C, "save"). */
export const saveForce: ComwareHandler = ({ device }) => {
  device.save()
  return 'Validating file. Please wait....\nConfiguration is saved to device successfully.\n'
}

/** `save FILE`: a copy of the running configuration, which is not what the device starts with (H3C, "save"). */
export const saveToFile: ComwareHandler = ({ device }, { args: [name = ''] }) => {
  // the name must end so (H3C, "save"); the wording is [K]
  if (!name.endsWith('.cfg')) return 'The file name is invalid.\n'
  const write = (): string => {
    device.files.set(name, device.running.clone())
    return `Now saving current configuration to the device.\nSaving configuration flash:/${name}. Please wait...\nConfiguration is saved to flash successfully.\n`
  }
  return askYesNo(`The current configuration will be saved to flash:/${name}. Continue?`, {
    yes: () =>
      device.files.has(name)
        ? askYesNo(`flash:/${name} exists, overwrite?`, { yes: write })
        : write(),
  })
}

/** `configuration replace file FILE`: **yes saves** what is there first (H3C, "configuration replace file"). */
export const replace: ComwareHandler = (session, { args: [name = ''] }) => {
  const { device } = session
  const file = device.files.get(name)
  if (file === undefined) return `The file ${name} does not exist.\n` // [K]
  const go = (): string => {
    device.running.become(file)
    return `Now replacing the current configuration. Please wait...\nSucceeded in replacing current configuration with the file ${name}.\n`
  }
  return askYesNo('Current configuration will be lost, save current configuration?', {
    yes: () => {
      device.save()
      return go()
    },
    no: go,
  })
}

/** `delete /unreserved FILE` (H3C, "delete"). */
export const deleteForGood: ComwareHandler = ({ device }, { args: [name = ''] }) => {
  if (!device.files.has(name)) return `File flash:/${name} doesn't exist.\n` // [K]
  return askYesNo(`The file cannot be restored. Delete flash:/${name}?`, {
    yes: () => {
      device.files.delete(name)
      return `Deleting the file permanently will take a long time. Please wait...\nDeleting file flash:/${name}...Done.\n`
    },
  })
}
