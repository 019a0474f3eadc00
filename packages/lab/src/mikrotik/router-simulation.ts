import { openShell } from '../shell/open-shell.ts'
import { answerBytes } from '../shell/reply.ts'
import type { Simulation } from '../simulation/simulation.ts'
import { fromByteString, toByteString } from '../terminal/byte-string.ts'
import { exportText } from './configuration/export.ts'
import { RouterCommandLine } from './router-command-line.ts'
import { RouterDevice, type RouterDeviceOptions } from './router-device.ts'
import type { RouterSession } from './router-session.ts'
import { runLine } from './run-line.ts'

/** The simulated MikroTik RouterOS 7: menus, items, lines that count at once and are kept. */
export function simulateRouter(options: RouterDeviceOptions): Simulation {
  const device = new RouterDevice(options)
  const text = (): string => fromByteString(exportText(device))
  const session = (width: number): RouterSession => ({
    device,
    user: options.username ?? 'admin',
    outputs: options.commands ?? {},
    menu: [],
    width,
  })
  return {
    ident: 'ROSSSH', // published scans
    runningConfig: text,
    startupConfig: text,
    // MikroTik, "Services": a disabled service takes no connections; that open sessions live on [K]
    access: () => {
      const service = device.itemsOf('ip service').find((item) => item.get('name') === 'ssh')
      return service?.get('disabled') === 'yes' ? 'refused' : 'open'
    },
    openShell: (wire) => openShell(wire, ({ columns }) => new RouterCommandLine(session(columns))),
    exec: (command) => answerBytes(runLine(session(0), toByteString(command))),
  }
}
