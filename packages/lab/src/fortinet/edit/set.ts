import type { FortiNode } from '../configuration/forti-node.ts'
import { isThere, usesOf } from '../configuration/references.ts'
import { nodesInSight } from '../domain/domain.ts'
import { commandParseError, failed, incompleteCommand, valueParseError } from '../errors.ts'
import type { FortiSession } from '../forti-session.ts'
import { isObject } from './enter.ts'
import { fullName } from './full-name.ts'

/** `set NAME VALUE…`, and `append`, which adds to what is there. */
export function set(session: FortiSession, words: readonly string[], isAppending = false): string {
  const frame = session.frames.at(-1)
  const [given, ...values] = words
  if (frame === undefined || !isObject(frame))
    return commandParseError(isAppending ? 'append' : 'set')
  if (given === undefined) return incompleteCommand
  const name = fullName(Object.keys(frame.rule.attributes), [given])
  const attribute = name === undefined ? undefined : frame.rule.attributes[name]
  if (name === undefined || attribute === undefined) return commandParseError(given)
  if (values.length === 0) return incompleteCommand
  const { value } = attribute
  const read = value.read(values, name)
  if ('word' in read) return valueParseError(read.reason, read.word, read.code)
  const { refersTo } = value
  const missing =
    refersTo === undefined
      ? undefined
      : read.words.find((word) => !isThere(inSight(session), refersTo, word))
  // the first line is cli-dialects [K] and production-safety rule 11; -3 as in public programs that read it
  if (missing !== undefined) return valueParseError('entry not found in datasource\n', missing, -3)
  const before = isAppending ? (frame.node.values.get(name) ?? []) : []
  frame.node.values.set(name, [...new Set([...before, ...read.words])])
  return ''
}

/** `unset NAME`: back to its default. */
export function unset(session: FortiSession, [given]: readonly string[]): string {
  const frame = session.frames.at(-1)
  if (frame === undefined || !isObject(frame)) return commandParseError('unset')
  if (given === undefined) return incompleteCommand
  const name = fullName(Object.keys(frame.rule.attributes), [given])
  if (name === undefined) return commandParseError(given)
  frame.node.values.delete(name)
  return ''
}

/** `delete KEY`, in a table: at once, unless others use it (a public capture). */
export function remove(session: FortiSession, [key]: readonly string[]): string {
  const frame = session.frames.at(-1)
  if (frame === undefined || isObject(frame)) return commandParseError('delete')
  if (key === undefined) return incompleteCommand
  if (!frame.node.entries.has(key)) return failed('entry not found in datasource', -3)
  const uses = usesOf(inSight(session), frame.name, key)
  if (uses > 0) {
    return failed(`The entry is used by other ${uses} ${uses === 1 ? 'entry' : 'entries'}`, -23)
  }
  frame.node.entries.delete(key)
  return ''
}

function inSight({ device, domain }: FortiSession): readonly FortiNode[] {
  return nodesInSight(device, domain)
}
