import { simulateIosLike } from '../ios-like/ios-like-simulation.ts'
import type { Simulation } from '../simulation/simulation.ts'
import { AoscxDevice, type AoscxDeviceOptions } from './aoscx-device.ts'
import { aoscxDialect } from './aoscx-dialect.ts'
import { aoscxSession } from './aoscx-session.ts'
import { aoscxConfigModes } from './configuration/config-modes.ts'

/** The simulated ArubaOS-CX. Its users are administrators. */
export function simulateAoscx(
  options: AoscxDeviceOptions & { readonly motd?: string | undefined },
): Simulation {
  const device = new AoscxDevice(options)
  const simulation = simulateIosLike({
    device,
    dialect: aoscxDialect,
    newSession: (faults) => aoscxSession(device, faults),
    greeting: () => (options.motd === undefined ? '' : `${options.motd}\n`),
    leaveConfig: aoscxConfigModes.leave,
  })
  return {
    ...simulation,
    ident: 'OpenSSH_8.0', // [K]
    // Aruba, "ssh server vrf": its no form stops the server there; that open sessions live on [K]
    access: () =>
      device.running.find('ssh server vrf default') === undefined ? 'refused' : 'open',
    close: () => device.autoCheckpoint.stop(),
  }
}
