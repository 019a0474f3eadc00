import type { Look } from '../answer/look.ts'
import type { Machine } from '../estate/estate.ts'
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
    const asked = Number(query.last('depth') ?? 0)
    const depth = Number.isInteger(asked) ? Math.min(Math.max(asked, 0), 10) : 0
    const withContext = query.all('include').includes('config_context')
    const deep: Depth = { ...look, depth }
    return {
      key: `${depth} ${withContext}`,
      show: (item) => ({
        ...showWhole(subject(item), deep),
        ...(withContext && isMachine(item) && included(item, deep)),
      }),
    }
  }
}

function isMachine(item: unknown): item is Machine {
  return typeof item === 'object' && item !== null && 'localContext' in item
}
