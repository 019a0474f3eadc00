import { childOf } from '../../ios-like/configuration/configuration.ts'
import { parseFileUrl } from '../file-system/file-url.ts'
import type { IosDevice } from '../ios-device.ts'

/** Cisco, "maximum (archive)": 10 by default. */
const defaultMaximum = 10

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** Copies of the running configuration that a device keeps on its flash (Cisco, "archive"). */
export class Archive {
  readonly #device: IosDevice
  #names: string[] = []
  #count = 0

  /** @param device - Whose configuration it keeps. */
  constructor(device: IosDevice) {
    this.#device = device
  }

  /** Where the copies go, as configured; `undefined`: the archive is off. */
  get path(): string | undefined {
    return this.#setting('path')
  }

  /** Whether every save is archived too. */
  get onSave(): boolean {
    return this.#setting('write-memory') !== undefined
  }

  /** How many copies are kept. */
  get maximum(): number {
    return Number(this.#setting('maximum') ?? defaultMaximum)
  }

  /** The copies there are, oldest first. */
  get names(): readonly string[] {
    return this.#names
  }

  /** How many copies were ever made: the number of the next one. */
  get count(): number {
    return this.#count
  }

  /**
   * Archives the running configuration; the oldest copy goes when there are too many.
   *
   * @returns The name of the copy, e.g. `flash:backup-May--4-14-05-34.882-1` (a published capture);
   *   `undefined` when the archive is off, or is to be kept on a server that the lab does not have.
   */
  add(): string | undefined {
    const { path, maximum } = this
    if (path === undefined || parseFileUrl(path).kind !== 'flash') return undefined
    const { flash, running, now } = this.#device
    const name = `${path}-${timestamp(now())}-${this.#count}`
    this.#count++
    flash.put(parseFileUrl(name).name, Buffer.from(running.render(), 'latin1'))
    this.#names.push(name)
    while (this.#names.length > maximum) {
      const oldest = this.#names.shift()
      if (oldest !== undefined) flash.delete(parseFileUrl(oldest).name)
    }
    return name
  }

  #setting(id: string): string | undefined {
    const section = this.#device.running.find('archive')
    return section === undefined ? undefined : childOf(section, id)?.text.slice(id.length + 1)
  }
}

/** E.g. `May--4-14-05-34.882`. */
function timestamp(date: Date): string {
  const day = String(date.getUTCDate()).padStart(2, '-')
  const time = date.toISOString().slice(11, 23).replaceAll(':', '-')
  return `${months[date.getUTCMonth()]}-${day}-${time}`
}
