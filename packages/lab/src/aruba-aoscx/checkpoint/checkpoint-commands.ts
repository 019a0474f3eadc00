import type { Command } from '../../grammar/command-tree.ts'
import type { AoscxDevice } from '../aoscx-device.ts'
import type { AoscxHandler } from '../aoscx-session.ts'

const success = 'Success\n'

/** [K] */
const missing = (name: string): string => `Checkpoint ${name} does not exist\n`

/** Aruba, "copy running-config": the checkpoint must not exist yet (wording of the refusal [K]). */
const copyToCheckpoint: AoscxHandler = ({ device: { checkpoints } }, { args: [name = ''] }) => {
  if (checkpoints.find(name) !== undefined) return `Checkpoint ${name} already exists\n`
  checkpoints.add(name, 'User')
  return success
}

/** Aruba, "checkpoint rollback". */
const rollback: AoscxHandler = ({ device }, { args: [name = ''] }) => {
  const found = device.checkpoints.find(name)
  if (found === undefined) return missing(name)
  device.running.become(found.configuration)
  return success
}

/** Aruba, "erase checkpoint": it says nothing. */
const erase: AoscxHandler = ({ device: { checkpoints } }, { args: [name = ''] }) =>
  checkpoints.remove(name) ? '' : missing(name)

/** Aruba, "show checkpoint list": the names, or with `all` a table. */
function showAll({ checkpoints }: AoscxDevice): string {
  const head = ['NAME', 'TYPE', 'WRITER', 'DATE', 'HARDWARE', 'IMAGE VERSION']
  const rows = checkpoints.all.map(({ name, writer, at }) => {
    const date = at.toISOString().slice(0, 19).replace('T', ' ')
    return [name, 'checkpoint', writer, date, '', 'FL.10.11.1021']
  })
  return [head, ...rows]
    .map((row) => `|${row.map((cell) => cell.padEnd(20)).join('|')}|\n`)
    .join('')
}

/** Commands around checkpoints; all of the manager context. */
export const checkpointCommands: readonly Command<AoscxHandler>[] = [
  { spec: 'copy running-config checkpoint <word>', handler: copyToCheckpoint },
  { spec: 'checkpoint rollback <word>', handler: rollback },
  { spec: 'erase checkpoint <word>', handler: erase },
  {
    spec: 'checkpoint auto <1-60>',
    handler: ({ device }, { args }) => device.autoCheckpoint.start(Number(args[0])),
  },
  { spec: 'checkpoint auto confirm', handler: ({ device }) => device.autoCheckpoint.confirm() },
  {
    spec: 'show checkpoint list',
    handler: ({ device }) => device.checkpoints.all.map(({ name }) => `${name}\n`).join(''),
  },
  { spec: 'show checkpoint list all', handler: ({ device }) => showAll(device) },
]
