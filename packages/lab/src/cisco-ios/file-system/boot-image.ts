import type { IosDevice } from '../ios-device.ts'
import { parseFileUrl } from './file-url.ts'

/** What a device runs without any `boot system` (recorded: IOSv). */
const builtIn = 'flash0:/vios-adventerprisek9-m'

/**
 * The image that a device comes up with: the first of the `boot system` lines in its startup configuration
 * whose file is there (Cisco, "boot system": tried in the order of the configuration).
 */
export function bootImage({ startup, flash }: IosDevice): string {
  const urls = bootPath({ startup })
  return urls.find((url) => flash.read(parseFileUrl(url).name) !== undefined) ?? builtIn
}

/** The images of the `boot system` lines in the startup configuration, in order. */
export function bootPath({ startup }: Pick<IosDevice, 'startup'>): readonly string[] {
  return startup.startingWith('boot system ').map(({ id }) => id.slice('boot system '.length))
}

/**
 * The release in the name of an image, as recorded devices name theirs:
 * `cat4500e-entservicesk9-mz.122-54.SG1.bin` is 12.2(54)SG1.
 *
 * @returns `undefined` where the name tells none.
 */
export function releaseOf(image: string): string | undefined {
  const match = /[.](\d\d)(\d)-(\d+)[.]?([A-Z]+\d*[a-z]?)?(?:[.]\w+)*$/.exec(image)
  if (match === null) return undefined
  const [, major, minor, maintenance, train = ''] = match
  return `${major}.${minor}(${maintenance})${train}`
}
