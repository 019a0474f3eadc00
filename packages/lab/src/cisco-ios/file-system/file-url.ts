import type { IosDevice } from '../ios-device.ts'

/** A place that files are copied from and to. */
export interface FileUrl {
  /** What is there. */
  readonly kind: 'flash' | 'running' | 'startup' | 'unknown'
  /** The name of the file on flash, without a slash in front; empty when only the file system is named. */
  readonly name: string
  /** As the device prints it back. */
  readonly shown: string
}

/** Names of the flash of an IOS device (cli-dialects 4.3: from `dir`; recorded: flash:, bootflash:). */
const flashUrl = /^(?:boot)?flash0?:\/?(.*)$/i

const configurations: Readonly<Record<string, 'running' | 'startup'>> = {
  'running-config': 'running',
  'system:running-config': 'running',
  'system:/running-config': 'running',
  'startup-config': 'startup',
  'nvram:startup-config': 'startup',
  'nvram:/startup-config': 'startup',
}

/** Understands a file name as IOS writes it; one without a file system is on flash. */
export function parseFileUrl(text: string): FileUrl {
  const configuration = configurations[text]
  if (configuration !== undefined) return { kind: configuration, name: '', shown: text }
  const [, name] = flashUrl.exec(text) ?? []
  if (name !== undefined) return { kind: 'flash', name, shown: text }
  if (text.includes(':')) return { kind: 'unknown', name: '', shown: text }
  return { kind: 'flash', name: text.replace(/^\//, ''), shown: `flash:${text}` }
}

/** The content behind a file name, `undefined` where there is none. */
export function readFile(device: IosDevice, { kind, name }: FileUrl): string | undefined {
  if (kind === 'running') return device.running.render()
  if (kind === 'startup') return device.startup.render()
  return kind === 'flash' ? device.flash.read(name)?.text : undefined
}

/** What IOS prints for a file that is not there (cli-dialects 4.3). */
export function noSuchFile(shown: string): string {
  return `%Error opening ${shown} (No such file or directory)\n`
}
