import type { Command } from '../../grammar/command-tree.ts'
import type { Configuration } from '../../ios-like/configuration/configuration.ts'
import type { NxosDevice } from '../nxos-device.ts'
import type { NxosHandler, NxosSession } from '../nxos-session.ts'
import { maxCheckpoints } from './checkpoints.ts'
import { rollbackPatch } from './rollback-patch.ts'
import { showCheckpoint, showCheckpointSummary } from './show-checkpoint.ts'

/** [K] */
const noSuchCheckpoint = 'ERROR: Checkpoint does not exist\n'

/** Names are unique, ten at most (Cisco, "Configuring Rollback"; wording of both refusals [K]). */
function make({ device }: NxosSession, name: string | undefined, description?: string): string {
  const { checkpoints } = device
  if (name !== undefined && checkpoints.find(name) !== undefined) {
    return `ERROR: Checkpoint ${name} already exists\n`
  }
  if (checkpoints.all.length >= maxCheckpoints)
    return 'ERROR: Maximum number of checkpoints reached\n'
  const chosen = name ?? checkpoints.nextName
  checkpoints.add(chosen, description)
  // a published capture of 10.2; the line about the name: Cisco
  return name === undefined ? `${chosen} created Successfully\n\nDone\n` : '.Done\n'
}

/** What a published capture of 10.2 shows for a rollback that did something. */
const rollback: NxosHandler = ({ device }, { args }) => {
  const checkpoint = device.checkpoints.find(args[0] ?? '')
  if (checkpoint === undefined) return noSuchCheckpoint
  const isSame = rollbackPatch(device.running, checkpoint.configuration) === ''
  device.running.become(checkpoint.configuration)
  const work = isSame
    ? 'Rollback Patch is Empty\n' // [K]
    : `Executing Rollback Patch
During CR operation,will retain L3 configuration
when vrf member change on interface
Generating Running-config for verification
Generating Rollback Patch
`
  return `ADVISORY: Rollback operation started...
Modifying running configuration from another VSH terminal in parallel
is not recommended, as this may lead to Rollback failure.

Collecting Running-Config
Generating Rollback patch for switch profile
Rollback Patch is Empty
Collecting Running-Config
Generating Rollback Patch
${work}
Rollback completed successfully.

`
}

/** One side of `show diff rollback-patch`. */
type Side = (device: NxosDevice, name: string) => Configuration | undefined

const running: Side = (device) => device.running
const startup: Side = (device) => device.startup
const checkpoint: Side = (device, name) => device.checkpoints.find(name)?.configuration

/** Cisco, "show diff rollback-patch": the patch that leads from the first to the second. */
function difference(from: Side, to: Side): NxosHandler {
  return ({ device }, { args }) => {
    const [one, two] = [from(device, args[0] ?? ''), to(device, args.at(-1) ?? '')]
    if (one === undefined || two === undefined) return noSuchCheckpoint
    const patch = rollbackPatch(one, two)
    const body = patch === '' ? 'Rollback Patch is Empty\n' : `\n!!\n${patch}!\n`
    return `Collecting Running-Config\n#Generating Rollback Patch\n${body}`
  }
}

const sides: readonly (readonly [string, Side])[] = [
  ['running-config', running],
  ['startup-config', startup],
  ['checkpoint <word>', checkpoint],
]

/** How a rollback goes about errors, of which the lab has none (Cisco). */
const options = ['', ' atomic', ' best-effort', ' stop-at-first-failure', ' verbose']

/** Commands around checkpoints; they are understood in exec and in configuration mode. */
export const checkpointCommands: readonly Command<NxosHandler>[] = [
  { spec: 'checkpoint', handler: (session) => make(session, undefined) },
  { spec: 'checkpoint <word>', handler: (session, { args }) => make(session, args[0]) },
  {
    spec: 'checkpoint <word> description <line>',
    handler: (session, { args }) => make(session, args[0], args[1]),
  },
  {
    spec: 'no checkpoint <word>',
    handler: ({ device }, { args }) =>
      device.checkpoints.remove(args[0] ?? '') ? '' : noSuchCheckpoint,
  },
  {
    spec: 'clear checkpoint database',
    handler: ({ device }) => {
      device.checkpoints.clear()
      return '.Done\n' // [K]
    },
  },
  { spec: 'show checkpoint summary', handler: ({ device }) => showCheckpointSummary(device) },
  {
    spec: 'show checkpoint <word>',
    handler: ({ device }, { args }) => {
      const found = device.checkpoints.find(args[0] ?? '')
      return found === undefined ? noSuchCheckpoint : showCheckpoint(found)
    },
  },
  ...options.map((option) => ({
    spec: `rollback running-config checkpoint <word>${option}`,
    handler: rollback,
  })),
  ...sides.flatMap(([from, one]) =>
    sides.map(([to, two]) => ({
      spec: `show diff rollback-patch ${from} ${to}`,
      handler: difference(one, two),
    })),
  ),
]
