import { openShell } from '../shell/open-shell.ts'
import { answerBytes } from '../shell/reply.ts'
import type { Simulation } from '../simulation/simulation.ts'
import { fromByteString, toByteString } from '../terminal/byte-string.ts'
import { accessOf } from './access.ts'
import { renderAll } from './domain/render-all.ts'
import type { FortiDeviceOptions } from './factory-configuration.ts'
import { FortiCommandLine } from './forti-command-line.ts'
import { FortiDevice } from './forti-device.ts'
import type { FortiSession } from './forti-session.ts'
import { runLine } from './run-line.ts'

/** The simulated FortiOS device: sections, entries, `end` that applies. */
export function simulateForti(options: FortiDeviceOptions): Simulation {
  const device = new FortiDevice(options)
  const user = options.username ?? 'admin'
  const outputs = options.commands ?? {}
  const runningText = (): string => fromByteString(renderAll(device))
  return {
    // experience [K]: nothing but this word
    ident: 'FortiSSH',
    runningConfig: runningText,
    // Fortinet, "cfg-save": automatic unless told otherwise
    startupConfig: runningText,
    access: () => accessOf(device.root, user),
    openShell: (wire) => {
      const motd = options.motd === undefined ? '' : `${toByteString(options.motd)}\n`
      return openShell(wire, ({ columns, faults }) => {
        const session: FortiSession = {
          ...{ device, user, outputs, faults, frames: [], width: columns },
          domain: 'top',
        }
        return new FortiCommandLine(session, motd)
      })
    },
    exec: (command) => {
      const session = {
        ...{ device, user, outputs, faults: () => ({}), frames: [], width: 0 },
        domain: 'top' as const,
      }
      return answerBytes(runLine(session, toByteString(command)))
    },
  }
}
