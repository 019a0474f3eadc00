import { commandTree } from '../../grammar/command-tree.ts'
import { hangUp } from '../../shell/reply.ts'
import type { ProcurveDevice } from '../procurve-device.ts'
import type { ProcurveHandler } from '../procurve-session.ts'
import { reload } from './reload.ts'

/** As recorded (ntc-templates, hp_procurve show system), without what the lab does not know. */
function showSystem(device: ProcurveDevice): string {
  const minutes = Math.floor((device.now().getTime() - device.bootedAt.getTime()) / 60_000)
  return ` Status and Counters - General System Information

  System Name        : ${device.hostname}

  Software revision  : WC.16.10.0014
  Base MAC Addr      : 548028-aabbd0

  Up Time            : ${minutes} mins
`
}

const noPage: ProcurveHandler = (session) => {
  session.terminalLength = 0
  return ''
}

/** What a manager can type. */
export const manager = commandTree<ProcurveHandler>([
  { spec: 'exit', handler: () => hangUp },
  { spec: 'no page', handler: noPage },
  {
    spec: 'terminal width <61-1920>',
    handler: (session, { args }) => {
      session.terminalWidth = Number(args[0])
      return ''
    },
  },
  {
    spec: 'configure terminal',
    handler: (session) => {
      session.mode = 'config'
      session.section = undefined
      return ''
    },
  },
  {
    // [K] it says nothing
    spec: 'write memory',
    handler: ({ device }) => {
      device.save()
      return ''
    },
  },
  { spec: 'reload', handler: reload },
  { spec: 'show system', handler: ({ device }) => showSystem(device) },
  {
    spec: 'show running-config',
    handler: ({ device }) => `\nRunning configuration:\n\n${device.running.render()}`,
  },
  {
    spec: 'show config',
    handler: ({ device }) => `\nStartup configuration: 1\n\n${device.startup.render()}`,
  },
])
