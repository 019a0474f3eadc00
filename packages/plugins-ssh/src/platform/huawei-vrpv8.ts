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
    modes: [
      { name: 'exec', prompt: /^(?:HRP_[AMS])?<(?<device>[^\s<>]{1,63})>$/ },
      { name: 'config', prompt: /^(?:HRP_[AMS])?\[[~*](?<device>[^\s[\]~*][^\s[\]]{0,126})\]$/ },
    ],
    changes: [
      { from: 'exec', to: 'config', command: 'system-view' },
      { from: 'config', to: 'exec', command: 'return' },
    ],
    configMode: undefined,
    configErrors: [/^ ?Error:/, /^Failed to generate committed config/],
    showConfig: {
      views: [
        {
          source: 'running',
          modes: ['exec', 'config'],
          command: 'display current-configuration',
          end: /^return$/,
        },
        {
          source: 'startup',
          modes: ['exec'],
          command: 'display saved-configuration',
          end: /^return$/,
        },
        {
          source: 'candidate',
          modes: ['config'],
          command: 'display configuration candidate',
          end: /^return$/,
        },
      ],
      volatile: [/^!Last configuration was (?:updated|saved) at .*$/],
    },
    sources: {
      modes:
        '[S] prompts; [U] the recording: [~h] with nothing, [*h] with something to commit; the same mode',
      changes:
        '[N,U] system-view, return. Uncommitted changes make the way back ask, and Y would commit [K]: nobody answers',
      showConfig: '[K] as VRP, and display configuration candidate',
      configErrors: '[S,A]; [N] Failed to generate committed config',
    },
  }),
)
