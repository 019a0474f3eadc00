import type { Event } from 'js-yaml'
import { DocumentCycleError } from './document-error.ts'
import { jsYaml } from './js-yaml.ts'
import { positionAt } from './source-document.ts'

/**
 * Refuses a list or map that contains itself by an alias: whoever walks through it would not come to an end.
 *
 * @param events - Of the parser.
 * @param text - What they refer to.
 * @param file - Its name.
 * @throws {@link DocumentCycleError} at the alias.
 */
export function checkCycles(events: readonly Event[], text: string, file: string): void {
  const { EVENT_ID } = jsYaml()
  if (!events.some(({ type }) => type === EVENT_ID.ALIAS)) return
  const open: Event[] = []
  const anchors = new Map<string, Event>()
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      open.pop()
      continue
    }
    const anchor = anchorOf(event, text)
    if (event.type === EVENT_ID.ALIAS) {
      const named = anchors.get(anchor)
      if (named === undefined || !open.includes(named)) continue
      const place = positionAt(text, event.anchorStart - 1)
      throw new DocumentCycleError({ file, ...place, anchor })
    }
    if (anchor !== '') anchors.set(anchor, event) // the last of several anchors of one name counts
    if (event.type !== EVENT_ID.SCALAR) open.push(event)
  }
}

function anchorOf(event: Event, text: string): string {
  if (!('anchorStart' in event) || event.anchorStart < 0) return ''
  return text.slice(event.anchorStart, event.anchorEnd)
}
