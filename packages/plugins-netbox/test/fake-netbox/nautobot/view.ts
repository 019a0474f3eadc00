import type { Look } from '../answer/look.ts'
import type { Machine } from '../estate/estate.ts'
import { refuse } from '../http/refusal.ts'
import type { View } from '../http/renderer.ts'
import type { Query } from '../query/query.ts'
import { included } from './device.ts'
import { type Depth, type Subject, showWhole } from './show.ts'

/** Shows objects as deep as `depth=` says (0 to 10), with what `include=` asks for. */
export function viewOf<Item>(
  subject: (item: Item) => Subject,
  look: Look,
): (query: Query) => View<Item> {
  return (query) => {
    const depth = depthOf(query.last('depth'))
    const hasLists = query.last('exclude_m2m')?.toLowerCase() === 'false'
    const withContext = query.all('include').includes('config_context')
    const deep: Depth = { ...look, depth, hasLists }
    return {
      key: `${depth} ${withContext} ${hasLists}`,
      show: (item) => ({
        ...showWhole(subject(item), deep),
        ...(withContext && isMachine(item) && included(item, deep)),
      }),
    }
  }
}

function depthOf(text = '0'): number {
  const depth = /^-?\d+$/.test(text) ? Number(text) : 0
  if (depth >= 0 && depth <= 10) return depth
  throw refuse(400, 'The depth parameter must be an integer between 0 and 10')
}

function isMachine(item: unknown): item is Machine {
  return typeof item === 'object' && item !== null && 'localContext' in item
}
