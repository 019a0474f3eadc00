import { invalidWord } from '../../ios-like/command-line/reply.ts'
import type { Answer, Dialog } from '../../shell/reply.ts'
import { incrementalDiff } from '../configuration/config-diff.ts'
import { readConfiguration } from '../configuration/config-modes.ts'
import { noSuchFile, parseFileUrl, readFile } from '../file-system/file-url.ts'
import type { IosDevice } from '../ios-device.ts'
import type { IosHandler } from '../ios-session.ts'

/** What may stand behind the file name. */
interface ReplaceOptions {
  /** Ask nothing. */
  readonly force: boolean
  /** Show what is applied. */
  readonly list: boolean
  /** Minutes until the old configuration comes back, unless confirmed. */
  readonly time: number | undefined
}

/** Cisco, "configure replace": the question in full. */
const question = `This will apply all necessary additions and deletions
to replace the current running configuration with the
contents of the specified configuration file, which is
assumed to be a complete configuration, not a partial
configuration. Enter Y if you are sure you want to proceed. ? [no]: `

/** `configure replace FILE [nolock] [list] [force] [time MINUTES]` (Cisco, "configure replace"). */
export const configureReplace: IosHandler = ({ device }, { args }) => {
  const [file = '', text = ''] = args
  const words = text.split(/\s+/).filter((word) => word !== '')
  const options = readOptions(words)
  if (typeof options === 'number') return invalidWord(3 + options)
  const url = parseFileUrl(file)
  const content = readFile(device, url)
  if (content === undefined) return noSuchFile(url.shown)
  const proceed = (): Answer => replace(device, content, options)
  return options.force ? proceed() : ask(proceed)
}

/** @returns The index of the first word that means nothing, where there is one. */
function readOptions(words: readonly string[]): ReplaceOptions | number {
  let options: ReplaceOptions = { force: false, list: false, time: undefined }
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    if ('force'.startsWith(word)) options = { ...options, force: true }
    else if ('list'.startsWith(word)) options = { ...options, list: true }
    else if ('time'.startsWith(word)) {
      index++
      const minutes = Number(words[index])
      if (!Number.isInteger(minutes) || minutes < 1 || minutes > 120) return index
      options = { ...options, time: minutes }
    } else if (!'nolock'.startsWith(word)) return index
  }
  return options
}

function ask(proceed: () => Answer): Dialog {
  return {
    kind: 'dialog',
    question: question.split('\n').at(-1) ?? '',
    output: `${question.split('\n').slice(0, -1).join('\n')}\n`,
    ask: 'line',
    answer: (text) => (/^y(?:es)?$/i.test(text.trim()) ? proceed() : '\n'),
  }
}

function replace(device: IosDevice, content: string, { list, time }: ReplaceOptions): string {
  let output = ''
  if (time !== undefined) {
    const timer = device.confirmedChange.start(time)
    if (!timer.started) return timer.output
    output = timer.output
  }
  const wanted = readConfiguration(device, content)
  const isSame = wanted.render() === device.running.render()
  if (list && !isSame) output += `!Pass 1\n\n${incrementalDiff(device.running, wanted)}`
  device.running.become(wanted)
  // Cisco, "Performing a Configuration Replace or Configuration Rollback Operation"
  return `${output}\nTotal number of passes: ${isSame ? 0 : 1}\nRollback Done\n\n`
}
