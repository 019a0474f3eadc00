import type { EVENT_ID, Event } from 'js-yaml'
import { jsYaml } from './js-yaml.ts'
import type { DocumentPath } from './source-document.ts'

/** A key of a map in a YAML text. */
export interface YamlKey {
  /** Where it starts, 0-based; -1 when nothing is written. */
  readonly offset: number
  /** The text, without quotes; `undefined` for an alias, a list, a map, or nothing. */
  readonly text: string | undefined
  /** Whether it was written without quotes. */
  readonly isPlain: boolean
}

/** A value in a YAML text. */
export interface YamlNode {
  /** Steps from the root. */
  readonly path: DocumentPath
  /** Where it starts, 0-based; for a value of a map, where its key starts. */
  readonly offset: number
  /** Its key, when it is a value of a map. */
  readonly key: YamlKey | undefined
}

type Content = Exclude<Event, { type: typeof EVENT_ID.DOCUMENT | typeof EVENT_ID.POP }>

/** A list, map or document that the walk is inside of. */
interface Frame {
  readonly type: Event['type']
  readonly path: DocumentPath
  /** In a list, how many values were met. */
  index: number
  /** In a map, the key whose value comes next. */
  key: YamlKey | undefined
}

/**
 * Visits every value of a YAML text with its path, in the order of the text.
 *
 * @param events - Of the parser.
 * @param text - What they refer to.
 * @param visit - Called with each value; returning `true` ends the walk.
 */
export function walkYaml(
  events: readonly Event[],
  text: string,
  visit: (node: YamlNode) => boolean,
): void {
  const { EVENT_ID } = jsYaml()
  const frames: Frame[] = []
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      frames.pop()
    } else if (event.type === EVENT_ID.DOCUMENT) {
      frames.push({ type: event.type, path: [], index: 0, key: undefined })
    } else {
      const node = enter(event, text, frames.at(-1))
      if (node.isValue && visit(node)) return
      if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) {
        frames.push({ type: event.type, path: node.path, index: 0, key: undefined })
      }
    }
  }
}

function enter(event: Content, text: string, parent: Frame | undefined) {
  const { EVENT_ID } = jsYaml()
  const path = parent?.path ?? []
  const offset = Math.max(0, offsetOf(event))
  if (parent?.type === EVENT_ID.SEQUENCE) {
    return { path: [...path, parent.index++], offset, key: undefined, isValue: true }
  }
  if (parent?.type !== EVENT_ID.MAPPING) return { path, offset, key: undefined, isValue: true }
  const { key } = parent
  if (key === undefined) {
    parent.key = keyOf(event, text)
    return { path, offset, key, isValue: false }
  }
  parent.key = undefined
  const start = key.offset < 0 ? offset : key.offset
  return { path: [...path, key.text ?? ''], offset: start, key, isValue: true }
}

function keyOf(event: Content, text: string): YamlKey {
  const { EVENT_ID, getScalarValue, SCALAR_STYLE } = jsYaml()
  const offset = offsetOf(event)
  const isText = event.type === EVENT_ID.SCALAR && offset >= 0
  return {
    offset,
    text: isText ? getScalarValue(text, event) : undefined,
    isPlain: isText && event.style === SCALAR_STYLE.PLAIN && event.tagStart < 0,
  }
}

/** The parser's ranges start behind `&`, `*` and opening quotes. */
function offsetOf(event: Content): number {
  const { SCALAR_STYLE } = jsYaml()
  const starts = [event.anchorStart - 1]
  if ('tagStart' in event) starts.push(event.tagStart)
  if ('start' in event) starts.push(event.start)
  if ('valueStart' in event) {
    const isQuoted =
      event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED
    starts.push(event.valueStart - (isQuoted ? 1 : 0))
  }
  const written = starts.filter((start) => start >= 0)
  return written.length === 0 ? -1 : Math.min(...written)
}
