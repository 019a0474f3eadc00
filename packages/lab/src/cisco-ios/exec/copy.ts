import { confirm } from '../../ios-like/command-line/reply.ts'
import type { Answer, Dialog } from '../../shell/reply.ts'
import { applyToDevice, readConfiguration } from '../configuration/config-modes.ts'
import { type FileUrl, noSuchFile, parseFileUrl, readFile } from '../file-system/file-url.ts'
import type { IosDevice } from '../ios-device.ts'
import type { IosHandler } from '../ios-session.ts'
import { asksNothing } from './file-prompt.ts'

/** A copy that is to be made. */
interface Copy {
  readonly device: IosDevice
  readonly from: FileUrl
  readonly to: FileUrl
}

/** What the device takes for any file, in seconds (recorded: 4177 bytes in 0.160). */
const seconds = 0.16

/**
 * `copy SOURCE DESTINATION` between the configurations and flash: asks for the name at the destination, and
 * before it writes over a file (cli-dialects 4.1; the words of the questions as in published captures).
 */
export const copy: IosHandler = ({ device }, { canonical }) => {
  const [, source = '', destination = ''] = canonical.split(' ')
  const wanted: Copy = { device, from: parseFileUrl(source), to: parseFileUrl(destination) }
  return asksNothing(device) ? write(wanted) : askForName(wanted)
}

function askForName(wanted: Copy): Dialog {
  const { from, to } = wanted
  const proposed = nameOf(to) === '' ? nameOf(from) : nameOf(to)
  return {
    kind: 'dialog',
    question: `Destination filename [${proposed}]? `,
    ask: 'line',
    answer: (text) => askToOverwrite({ ...wanted, to: named(to, text.trim() || proposed) }),
  }
}

function askToOverwrite(wanted: Copy): Answer {
  const { device, from, to } = wanted
  if (readFile(device, from) === undefined) return noSuchFile(from.shown)
  if (to.kind !== 'flash' || device.flash.read(to.name) === undefined) return write(wanted)
  return {
    ...confirm('Do you want to over write?', () => write(wanted)),
    // the blank at the end is recorded
    output: '%Warning:There is a file already existing with this name \n',
  }
}

function write({ device, from, to }: Copy): string {
  const text = readFile(device, from)
  if (text === undefined) return noSuchFile(from.shown)
  if (to.kind === 'startup') return `${save(device, from, text)}[OK]\n`
  if (to.kind === 'unknown') return `%Error opening ${to.shown} (No such device)\n` // [K]
  const rejected = to.kind === 'running' ? applyToDevice(device, text) : ''
  if (to.kind === 'flash' && !device.flash.put(to.name, Buffer.from(text, 'latin1'))) {
    return `%Error writing ${to.shown} (No space left on device)\n` // [K]
  }
  const rate = Math.floor(text.length / seconds)
  return `${rejected}${text.length} bytes copied in ${seconds.toFixed(3)} secs (${rate} bytes/sec)\n`
}

/** @returns What the device prints while it saves. */
function save(device: IosDevice, from: FileUrl, text: string): string {
  if (from.kind !== 'running') {
    device.startup = readConfiguration(device, text)
    return ''
  }
  device.save()
  return 'Building configuration...\n'
}

function nameOf({ kind, name }: FileUrl): string {
  if (kind === 'flash') return name
  return kind === 'unknown' ? '' : `${kind}-config`
}

/** The destination under the name that the user gave. */
function named(to: FileUrl, name: string): FileUrl {
  if (nameOf(to) === name) return to
  if (to.kind === 'flash') return parseFileUrl(name.includes(':') ? name : `flash:${name}`)
  // only one name is there on nvram: and on system:
  return { kind: 'unknown', name, shown: `nvram:${name}` }
}
