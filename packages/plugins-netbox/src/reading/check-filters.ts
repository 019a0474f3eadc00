import type { ObjectKind } from '../device/object-kind.ts'
import { checkFilter, isCustom } from '../filter/check-filter.ts'
import { type CustomField, readCustomField } from '../filter/custom-field.ts'
import type { NetboxFilter } from '../filter/filter-query.ts'
import { knownFilters } from '../filter/known-filters.ts'
import type { CheckedOptions } from '../options/check-options.ts'
import type { Session } from './open-session.ts'
import { readObjects } from './read-objects.ts'

/**
 * Checks all filters against what the server knows, for it would ignore the others.
 *
 * @param session - The server.
 * @param options - The filters.
 * @throws `NetboxFilterNameError` for the first that is none; the errors of requests when custom fields are
 *   asked for and cannot be read.
 */
export async function checkFilters(
  session: Session,
  { filters, allowFilters }: CheckedOptions,
): Promise<void> {
  if (!session.dialect.ignoresUnknownFilters) return
  const all = Object.entries(filters) as [ObjectKind, NetboxFilter][]
  const isNeeded = all.some(([, filter]) =>
    Object.keys(filter).some((name) => isCustom(name) && !allowFilters.includes(name)),
  )
  const customFields = isNeeded ? await readCustomFields(session) : []
  for (const [kind, filter] of all) {
    const names = knownFilters(session.version, kind)
    const version = session.version.text
    checkFilter(filter, { kind, names, version, customFields, allowed: allowFilters })
  }
}

async function readCustomFields(session: Session): Promise<CustomField[]> {
  const list = {
    path: 'api/extras/custom-fields/',
    query: session.dialect.only(['id', 'name', 'type', 'filter_logic', 'object_types']),
  }
  const fields = await readObjects(session, list, { read: readCustomField })
  return [...fields.values()]
}
