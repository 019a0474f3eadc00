import { checkPlatform } from './check-platform.ts'
import { extendPlatform } from './extend-platform.ts'
import { huaweiVrp } from './huawei-vrp.ts'

/**
 * Huawei VRP 8: as {@link huaweiVrp}, with a candidate: lines count when they are committed.
 *
 * Sources: [S] scrapli's prompts, [N] Netmiko, [U] unicon's recording, [K] field experience, unverified.
 */
export const huaweiVrpv8 = checkPlatform(
  extendPlatform(huaweiVrp, {
    name: 'huawei_vrpv8',
    configMode: undefined,
    configErrors: [/^ ?Error:/, /^Failed to generate committed config/],
    sources: {
      modes:
        '[S] prompts; [U] the recording: [~h] with nothing, [*h] with something to commit; the same mode',
      changes:
        '[N,U] system-view, return. Uncommitted changes make the way back ask, and Y would commit [K]: nobody answers',
      configErrors: '[S,A]; [N] Failed to generate committed config',
    },
  }),
)
