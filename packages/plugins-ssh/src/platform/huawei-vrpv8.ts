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
    candidate: {
      mode: 'config',
      entries: [{ lock: 'private', from: 'exec', command: 'system-view' }],
      probe: {
        command: 'display configuration trial status',
        mode: 'exec',
        pending: /^\s{0,4}Trial status: {1,8}ACTIVE\b/i,
      },
      locked: [/^ ?Error:.{0,120}\blocked\b/],
      pending: [/^ ?Error:.{0,120}\btrial configuration mode\b/],
      compare: {
        command: 'display configuration candidate changes',
        empty: [/^Building configuration$/],
      },
      commit: { command: 'commit{words}', prompt: /^(?:HRP_[AMS])?\[~/ },
      words: {
        confirmed: 'trial {units}',
        label: 'label {text}',
        description: 'description {text}',
      },
      commitErrors: [/^ ?Error:/, /^Failed to generate committed config/],
      confirmed: {
        unitMs: 1_000,
        min: 60,
        max: 65_535,
        confirm: {
          command: 'commit',
          mode: 'config',
          proof: {
            command: 'display configuration trial status',
            line: /^\s{0,4}Trial status: {1,8}INACTIVE\b/i,
          },
        },
        cancel: [
          {
            command: 'abort trial',
            mode: 'config',
            success: /\btrial configuration rollback succeeded\b/i,
            dialogs: [{ pattern: /^ ?Warning: .{0,200}\? \[Y\/N\]: ?$/, answer: 'y\n' }],
          },
        ],
        isForAnySession: false,
      },
      discard: 'clear configuration candidate',
    },
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
      candidate:
        '[D] commit, label, description, trial 60-65535 s, abort trial, candidate changes, clear configuration candidate, trial status, the mark in the prompt; [U] the recording: the mark behind a commit; [K] wording of locks and of what is on trial',
      showConfig: '[K] as VRP, and display configuration candidate',
      configErrors: '[S,A]; [N] Failed to generate committed config',
    },
  }),
)
