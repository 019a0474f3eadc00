import type { Look } from '../answer/look.ts'
import { type Kind, kinds, urlOf, uuidOf } from './kind.ts'

/** What answers of Nautobot depend on besides the object. */
export interface Depth extends Look {
  /** How deep objects inside the object are shown; below, they are references. */
  readonly depth: number
  /** Whether lists of other objects, but tags, are shown: not by default since 3.0. */
  readonly hasLists: boolean
}

/** An object that is about to be shown. */
export interface Subject {
  readonly kind: Kind
  readonly id: number
  readonly display: string
  /** Its own fields, between what all objects begin and end with. */
  readonly fields: (look: Depth) => Record<string, unknown>
  readonly lastUpdated: string
}

/** They say which custom fields they have, or have none. */
const own: readonly Kind[] = ['device', 'virtualMachine', 'customField']

/** Shows an object whole, with the fields that readers of an inventory may look at. */
export function showWhole(subject: Subject, look: Depth): Record<string, unknown> {
  const { kind, id, display, fields, lastUpdated } = subject
  return {
    id: uuidOf(kind, id),
    object_type: kinds[kind].type,
    display,
    url: urlOf(look, kind, id),
    ...fields(look),
    created: lastUpdated,
    last_updated: lastUpdated,
    notes_url: `${urlOf(look, kind, id)}notes/`,
    ...(!own.includes(kind) && { custom_fields: {} }),
  }
}

/** Shows an object inside another: whole, or as a reference where the depth ends. */
export function showInside(subject: Subject | null, look: Depth): Record<string, unknown> | null {
  if (subject === null) return null
  if (look.depth > 0) return showWhole(subject, { ...look, depth: look.depth - 1 })
  const { kind, id } = subject
  return { id: uuidOf(kind, id), object_type: kinds[kind].type, url: urlOf(look, kind, id) }
}
