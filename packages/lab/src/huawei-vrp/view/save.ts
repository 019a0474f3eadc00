import type { Answer } from '../../shell/reply.ts'
import type { VrpSession } from '../vrp-session.ts'
import { askYesNo } from '../yes-no.ts'

/**
 * `save`, in the words of each generation (public captures: S5320 and eNSP for VRP 5, a CloudEngine for VRP 8). A
 * VRP 5 device that was never saved asks for the name of the file as well.
 */
export function save(session: VrpSession): Answer {
  const { release, saved } = session.device
  if (release.hasCandidate) {
    return askYesNo(
      'Warning: The current configuration will be written to the device. Continue? [Y/N]:',
      {
        yes: () => {
          write(session)
          return 'Now saving the current configuration to the slot 1 ........\nInfo: Save the configuration successfully.\n'
        },
      },
    )
  }
  const yes = (): Answer => (saved === undefined ? askFileName(session) : saveToSlot(session))
  return askYesNo(
    'Are you sure to continue?[Y/N]',
    { yes },
    'The current configuration will be written to the device.\n',
  )
}

/** `save FILE`: a name that is there already is asked about (public captures; experience [K] for when). */
export function saveAs(session: VrpSession, name: string): Answer {
  if (!/\.(?:cfg|zip)$/.test(name)) {
    // a public capture of an S5700
    return 'Error: Invalid file name or Invalid extension ( *.cfg, *.zip ).\n'
  }
  return askYesNo(`flash:/${name} exists, overwrite?[Y/N]:`, { yes: () => saveToSlot(session) })
}

function askFileName(session: VrpSession): Answer {
  return {
    kind: 'dialog',
    question: 'Info: Please input the file name ( *.cfg, *.zip ) [vrpcfg.zip]:',
    ask: 'line',
    answer: (text) => {
      const name = text.trim()
      if (name === '' || /\.(?:cfg|zip)$/.test(name)) return saveToSlot(session)
      return 'Error: Invalid file name or Invalid extension ( *.cfg, *.zip ).\n'
    },
  }
}

function saveToSlot(session: VrpSession): string {
  write(session)
  return 'Now saving the current configuration to the slot 0.\nSave the configuration successfully.\n'
}

function write({ device }: VrpSession): void {
  device.saved = { at: device.now(), configuration: device.running.clone() }
}
