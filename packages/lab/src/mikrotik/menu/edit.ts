import type { Item, RouterDevice } from '../router-device.ts'
import { readArguments, wordsOf } from './arguments.ts'
import type { Menu } from './menus.ts'

/** Where a line is done. */
export interface Place {
  /** The device. */
  readonly device: RouterDevice
  /** Path of the menu. */
  readonly name: string
  /** What it has. */
  readonly menu: Menu
}

type Words = ReturnType<typeof wordsOf>

/** `add`: an item that is there already is refused (a published session: `failure: already have such address`). */
export function add({ device, name, menu }: Place, words: Words): string {
  const item = readArguments(device, menu, words)
  if ('refusal' in item) return item.refusal
  const missing = (menu.required ?? []).filter((arg) => !item.has(arg))
  if (missing.length > 0) return `missing value(s) of argument(s) ${missing.join(' ')}\n` // [K]
  const items = device.itemsOf(name)
  const { unique = '' } = menu
  if (items.some((one) => one.get(unique) === item.get(unique)))
    return `failure: already have such ${unique}\n`
  items.push(item)
  return ''
}

/** `set`: of the only item, or of those that the first word names. */
export function set(place: Place, words: Words): string {
  const { device, name, menu } = place
  const isSingle = menu.isSingle === true
  const chosen = isSingle ? device.itemsOf(name) : find(place, words[0]?.word)
  if (chosen === undefined) return 'no such item\n'
  const values = readArguments(device, menu, isSingle ? words : words.slice(1))
  if ('refusal' in values) return values.refusal
  for (const item of chosen) for (const [arg, value] of values) item.set(arg, value)
  return ''
}

/** `remove`. */
export function remove(place: Place, words: Words): string {
  const chosen = find(place, words[0]?.word)
  if (chosen === undefined) return 'no such item\n'
  const items = place.device.itemsOf(place.name)
  for (const item of chosen) items.splice(items.indexOf(item), 1)
  return ''
}

/** By number, by name, or by `[find name=value]`, which may find none (MikroTik, "Console": item numbers, find). */
function find({ device, name, menu }: Place, which = ''): readonly Item[] | undefined {
  const items = device.itemsOf(name)
  const [, query] = /^\[find ?(.*)\]$/.exec(which) ?? []
  if (query !== undefined) {
    const wanted = readArguments(device, menu, wordsOf(query))
    if ('refusal' in wanted) return []
    return items.filter((item) => [...wanted].every(([arg, value]) => item.get(arg) === value))
  }
  const item = /^\d+$/.test(which)
    ? items[Number(which)]
    : items.find((one) => one.get(menu.unique ?? '') === which)
  return item === undefined ? undefined : [item]
}
