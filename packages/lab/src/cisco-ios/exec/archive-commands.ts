import type { Command } from '../../grammar/command-tree.ts'
import { formatClock } from '../../ios-like/clock.ts'
import type { Configuration } from '../../ios-like/configuration/configuration.ts'
import { nothingPending } from '../archive/confirmed-change.ts'
import { contextualDiff, incrementalDiff } from '../configuration/config-diff.ts'
import { readConfiguration } from '../configuration/config-modes.ts'
import { noSuchFile, parseFileUrl, readFile } from '../file-system/file-url.ts'
import type { IosDevice } from '../ios-device.ts'
import type { IosHandler } from '../ios-session.ts'

/** Recorded (ntc-templates, cisco_ios show archive). */
const archiveOff = ' Archive feature not enabled\n'

/**
 * Two file names, or one against the running configuration, or none: the running against the startup
 * configuration (Cisco, "show archive config differences").
 */
const differences: IosHandler = ({ device }, { args }) => {
  const [first = 'running-config', second] = args
  const other = second ?? (args.length === 0 ? 'startup-config' : 'running-config')
  return withConfigurations(device, [first, other], ([one, two]) => contextualDiff(one, two))
}

const incremental: IosHandler = ({ device }, { args }) =>
  withConfigurations(device, ['running-config', args[0] ?? ''], ([running, wanted]) =>
    incrementalDiff(running, wanted),
  )

function withConfigurations(
  device: IosDevice,
  names: readonly [string, string],
  show: (configurations: readonly [Configuration, Configuration]) => string,
): string {
  const [one, two] = names.map((name) => {
    const url = parseFileUrl(name)
    const text = readFile(device, url)
    return text === undefined ? noSuchFile(url.shown) : readConfiguration(device, text)
  })
  if (typeof one === 'string') return one
  if (typeof two === 'string') return two
  return one === undefined || two === undefined ? '' : show([one, two])
}

/** Cisco, "show archive". */
function showArchive({ archive }: IosDevice): string {
  const { path, maximum, names, count } = archive
  if (path === undefined) return archiveOff
  const rows = names.map((name, index) => {
    const isNewest = index === names.length - 1
    return `   ${String(index + 1).padEnd(9)}${name}${isNewest ? ' <- Most Recent' : ''}\n`
  })
  return `The maximum archive configurations allowed is ${maximum}.
There are currently ${names.length} archive configurations saved.
The next archive file will be named ${path}-<timestamp>-${count}
 Archive #  Name
${rows.join('')}`
}

/** `Timer value` and `nothing pending` as in the tests of NAPALM on devices, the rest [K]. */
function showTimer({ confirmedChange }: IosDevice): string {
  const { pending } = confirmedChange
  if (pending === undefined) return nothingPending
  return `Time configured(or reconfigured): ${formatClock(pending.startedAt).replace(/\.\d+/, '')}
Timer type: absolute timer
Timer value: ${pending.minutes} min
User: vty0

`
}

/** Commands that work with the archive. */
export const archiveCommands: readonly Command<IosHandler>[] = [
  {
    spec: 'archive config',
    // as published captures have it
    handler: ({ device }) =>
      device.archive.add() === undefined ? `${archiveOff}% Error caught by command handler\n` : '',
  },
  { spec: 'show archive', handler: ({ device }) => showArchive(device) },
  { spec: 'show archive config differences', handler: differences },
  { spec: 'show archive config differences <word>', handler: differences },
  { spec: 'show archive config differences <word> <word>', handler: differences },
  { spec: 'show archive config incremental-diffs <word>', handler: incremental },
  { spec: 'show archive config rollback timer', handler: ({ device }) => showTimer(device) },
]
