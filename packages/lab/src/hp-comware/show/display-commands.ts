import type { Command } from '../../grammar/command-tree.ts'
import type { ComwareDevice } from '../comware-device.ts'
import type { ComwareHandler } from '../comware-session.ts'

/** As in a public capture of an S6520, without what the lab does not know. */
function displayVersion(device: ComwareDevice): string {
  const minutes = Math.floor((device.now().getTime() - device.bootedAt.getTime()) / 60_000)
  return `H3C Comware Software, Version 7.1.070, Release 6308
Copyright (c) 2004-2019 New H3C Technologies Co., Ltd. All rights reserved.
H3C S6520-30SG-SI uptime is 0 weeks, 0 days, 0 hours, ${minutes} minutes
Last reboot reason : User reboot
`
}

/** Commands of any view. */
export const displayCommands: readonly Command<ComwareHandler>[] = [
  { spec: 'display version', handler: ({ device }) => displayVersion(device) },
  {
    spec: 'display current-configuration',
    handler: ({ device }) => device.running.render(),
  },
  { spec: 'display saved-configuration', handler: ({ device }) => device.startup.render() },
  {
    spec: 'dir',
    handler: ({ device }) => [...device.files.keys()].map((name) => `${name}\n`).join(''),
  },
]
