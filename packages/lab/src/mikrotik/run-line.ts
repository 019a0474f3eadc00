import { type Answer, hangUp } from '../shell/reply.ts'
import { exportHead, exportText } from './configuration/export.ts'
import { wordsOf } from './menu/arguments.ts'
import { add, type Place, remove, set } from './menu/edit.ts'
import { isPath, menus } from './menu/menus.ts'
import type { RouterSession } from './router-session.ts'

/**
 * Runs one line: a menu to go to, or a command, in the menu where the user is unless it begins with `/`
 * (MikroTik, "Console"). A line that begins with `#` is a comment.
 */
export function runLine(session: RouterSession, line: string): Answer {
  const text = line.trim()
  if (text === '' || text.startsWith('#')) return ''
  const fixed = session.outputs[text]
  if (fixed !== undefined) return fixed.endsWith('\n') ? fixed : `${fixed}\n`
  if (text === '/quit' || text === 'quit') return hangUp
  if (text.startsWith(':put ')) return `${text.slice(':put '.length).replaceAll('"', '')}\n`
  if (text === '/') return go(session, [])
  if (text === '..') return go(session, session.menu.slice(0, -1))
  return runIn(session, text)
}

function go(session: RouterSession, menu: readonly string[]): string {
  session.menu = menu
  return ''
}

function runIn(session: RouterSession, text: string): string {
  const words = wordsOf(text)
  let path: readonly string[] = text.startsWith('/') ? [] : session.menu
  for (const [index, { word, column }] of words.entries()) {
    // both `/ip address add` and, since version 7, `/ip/address/add`
    for (const part of word.includes('=') ? [word] : word.split('/').filter(Boolean)) {
      if (isPath([...path, part])) path = [...path, part]
      else return command(session, { path, verb: part, column }, words.slice(index + 1))
    }
  }
  return go(session, path)
}

function command(
  { device }: RouterSession,
  {
    path,
    verb,
    column,
  }: { readonly path: readonly string[]; readonly verb: string; readonly column: number },
  words: ReturnType<typeof wordsOf>,
): string {
  const name = path.join(' ')
  if (verb === 'export' && name === '') return `${exportHead(device)}${exportText(device)}`
  const menu = menus.get(name)
  const unknown = `bad command name ${verb} (line 1 column ${column})\n`
  if (menu === undefined) return unknown
  const place: Place = { device, name, menu }
  if (verb === 'set') return set(place, words)
  if (verb === 'print') return print(place)
  if (menu.required === undefined) return unknown
  if (verb === 'add') return add(place, words)
  return verb === 'remove' ? remove(place, words) : unknown
}

/** In the form of `print` for what has one item, and of `print terse` for what has more (ntc-templates). */
function print({ device, name, menu: { isSingle } }: Place): string {
  const shown = device.itemsOf(name).map((item, index) => {
    if (isSingle === true) return [...item].map(([arg, value]) => `  ${arg}: ${value}\n`).join('')
    return `${String(index).padStart(2)} ${[...item].map(([arg, value]) => `${arg}=${value}`).join(' ')}\n`
  })
  return shown.join('')
}
