import type { Row } from '../answer/row.ts'
import { NetboxStatusError } from '../client/request-error.ts'
import type { ObjectKind } from '../device/object-kind.ts'
import { checkFilter, isCustom } from '../filter/check-filter.ts'
import { checkNautobotFilter, readNautobotField } from '../filter/check-nautobot-filter.ts'
import { readCustomField } from '../filter/custom-field.ts'
import { NetboxFilterIgnoredError } from '../filter/filter-error.ts'
import type { NetboxFilter } from '../filter/filter-query.ts'
import { knownFilters } from '../filter/known-filters.ts'
import type { CheckedOptions } from '../options/check-options.ts'
import { pageOfOne } from '../paging/page-of-one.ts'
import { type HostList, listOf } from './host-list.ts'
import type { Session } from './open-session.ts'
import { readObjects } from './read-objects.ts'

/**
 * Checks all filters against what the server knows, for it would ignore the others.
 *
 * @param session - The server.
 * @param options - The filters.
 * @throws `NetboxFilterNameError` for the first that is none; `NetboxFilterIgnoredError` for a Nautobot that ignores
 *   what it does not know; the errors of requests when custom fields are
 *   asked for and cannot be read.
 */
export async function checkFilters(
  session: Session,
  { filters, allowFilters }: CheckedOptions,
): Promise<void> {
  const all = Object.entries(filters) as [ObjectKind, NetboxFilter][]
  const isNeeded = all.some(([, filter]) =>
    Object.keys(filter).some((name) => isCustom(name) && !allowFilters.includes(name)),
  )
  if (!session.dialect.ignoresUnknownFilters) {
    const customFields = isNeeded ? await readCustomFields(session, readNautobotField) : []
    for (const [kind, filter] of all) {
      checkNautobotFilter(filter, { customFields, allowed: allowFilters })
      await checkRefusal(session, { kind, filter }, allowFilters)
    }
    return
  }
  const customFields = isNeeded ? await readCustomFields(session, readCustomField) : []
  for (const [kind, filter] of all) {
    const names = knownFilters(session.version, kind)
    const { version } = session
    checkFilter(filter, { kind, names, version, customFields, allowed: allowFilters })
  }
}

const UNHEARD_OF = 'nornir_ts_no_such_filter'

/** Whether a server that should refuse what it does not know does so: it may have been told not to. */
async function checkRefusal(
  { client, dialect }: Session,
  { kind, filter }: HostList,
  allowed: readonly string[],
): Promise<void> {
  const filters = Object.keys(filter).filter((name) => !allowed.includes(name))
  if (filters.length === 0) return
  try {
    await pageOfOne(client, listOf({ kind, filter: { [UNHEARD_OF]: 'x' } }, dialect.ids))
  } catch (error) {
    if (error instanceof NetboxStatusError && error.status === 400) return
    throw error
  }
  throw new NetboxFilterIgnoredError({ kind, filters })
}

async function readCustomFields<Field>(
  session: Session,
  read: (row: Row) => Field,
): Promise<Field[]> {
  const list = {
    path: 'api/extras/custom-fields/',
    query: session.dialect.only(['id', 'name', 'type', 'filter_logic', 'object_types']),
  }
  const fields = await readObjects(session, list, { read })
  return [...fields.values()]
}
