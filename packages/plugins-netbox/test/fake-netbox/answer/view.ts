import type { View } from '../http/renderer.ts'
import type { Query } from '../query/query.ts'
import { type Field, fieldsOf, type Look, show } from './look.ts'

/** What `brief=true` leaves of a machine. */
const briefKeys: readonly string[] = ['id', 'url', 'display', 'name', 'description']

/** Shows objects through the fields of a profile that a request wants. */
export function viewOf<Item>(
  all: readonly Field<Item>[],
  look: Look,
): (query: Query) => View<Item> {
  const fields = fieldsOf(all, look.profile)
  return (query) => {
    const chosen = choose(fields, query, look)
    return { key: chosen.map(({ key }) => key).join(), show: (item) => show(item, chosen, look) }
  }
}

/** `fields` outranks `omit`, and that `brief`; names that do not exist are not heard. */
function choose<Item>(
  fields: readonly Field<Item>[],
  query: Query,
  { profile }: Look,
): Field<Item>[] {
  const only = query.last('fields')
  const omit = profile.hasOmit ? query.last('omit') : undefined
  const isWanted = (key: string): boolean => {
    if (only) return only.split(',').includes(key)
    if (omit) return !omit.split(',').includes(key)
    return query.last('brief') ? briefKeys.includes(key) : true
  }
  const excluded = profile.hasExclude ? query.all('exclude').join() : ''
  return fields.filter(
    ({ key }) => isWanted(key) && !(key === 'config_context' && excluded.includes(key)),
  )
}
