import type { Item, RouterDevice } from '../router-device.ts'
import type { Menu } from './menus.ts'

/** What of a line is an argument, or what the device says about it. */
export type Arguments = Item | { readonly refusal: string }

/** The words of a line with their columns, counted from 1; a text in quotes is of one word. */
export function wordsOf(
  line: string,
): readonly { readonly word: string; readonly column: number }[] {
  return Array.from(line.matchAll(/\[[^\]]*\]|(?:[^\s"[]+(?:"[^"]*")?)|"[^"]*"/g), (match) => ({
    word: match[0],
    column: match.index + 1,
  }))
}

/** Reads `name=value` words. The words of the refusals: Ansible's tests, MikroTik's forum; the columns [K]. */
export function readArguments(
  device: RouterDevice,
  menu: Menu,
  words: readonly { readonly word: string; readonly column: number }[],
): Arguments {
  const item: Item = new Map()
  for (const { word, column } of words) {
    const [, name = '', value = ''] = /^([a-z-]+)=(.*)$/.exec(word) ?? []
    if (!menu.args.includes(name))
      return { refusal: `expected end of command (line 1 column ${column})\n` }
    const text = value.replace(/^"(.*)"$/, '$1')
    if (name === 'interface' && !device.interfaces.includes(text))
      return { refusal: 'input does not match any value of interface\n' }
    if (name === 'address' && !/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/.test(text))
      return { refusal: 'invalid value for argument address\n' }
    item.set(name, text)
  }
  return item
}
