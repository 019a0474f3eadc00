import { menus } from '../menu/menus.ts'
import type { Item, RouterDevice } from '../router-device.ts'

/** What is not worth a line: ports and services that are as they came. */
const factory: Readonly<Record<string, readonly string[]>> = {
  'interface ethernet': ['name'],
  'ip service': ['name'],
}

/** A value, in quotes where it has blanks. */
const quoted = (value: string): string => (/[^\w./:-]/.test(value) ? `"${value}"` : value)

function written(item: Item, args: readonly string[]): string {
  return args
    .flatMap((name) => {
      const value = item.get(name)
      return value === undefined ? [] : [`${name}=${quoted(value)}`]
    })
    .join(' ')
}

/** What `/export` shows below its head: only what is not as it came (MikroTik, "Configuration Management"). */
export function exportText(device: RouterDevice): string {
  let text = ''
  for (const [name, { args, unique, isSingle, required }] of menus) {
    const lines = device.itemsOf(name).flatMap((item) => {
      const own = args.filter((arg) => item.has(arg) && factory[name]?.includes(arg) !== true)
      if (own.length === 0) return []
      if (required !== undefined) return [`add ${written(item, args)}`]
      const which = isSingle === true ? '' : `${item.get(unique ?? '') ?? ''} `
      return [`set ${which}${written(item, own)}`]
    })
    if (lines.length > 0) text += `/${name}\n${lines.join('\n')}\n`
  }
  return text
}

/** The line with the date, as in published exports of version 7. */
export function exportHead(device: RouterDevice): string {
  const date = device.now().toISOString().slice(0, 19).replace('T', ' ')
  return `# ${date} by RouterOS 7.14\n# software id = \n#\n`
}
