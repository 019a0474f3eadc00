import type { NetboxId } from '../answer/row.ts'
import type { CheckedOptions } from '../options/check-options.ts'
import { pageOfOne } from '../paging/page-of-one.ts'
import { isAtLeast, type ServerVersion } from '../version/server-version.ts'
import type { Session } from './open-session.ts'
import { readObjects } from './read-objects.ts'
import { withLargePages } from './with-large-pages.ts'

/** What was changed of the things that hosts refer to. */
export interface Changes {
  /** Whether any host may look different now, though it was not touched itself. */
  readonly isWide: boolean
  /** Addresses that were changed: only the hosts that have them look different. */
  readonly addresses: ReadonlySet<NetboxId>
}

/** So many changes take as long to look through as reading everything does. */
const MOST_CHANGES = 20_000

/** What every host shows of others. That one was created changes nothing: no host refers to it yet. */
const SHOWN: readonly string[] = [
  'dcim.site',
  'dcim.location',
  'dcim.rack',
  'dcim.devicerole',
  'dcim.devicetype',
  'dcim.manufacturer',
  'dcim.platform',
  'dcim.virtualchassis',
  'extras.customfield',
  'extras.tag',
  'tenancy.tenant',
  'virtualization.cluster',
]
/** What config contexts are chosen by, beside those. */
const CHOOSING: readonly string[] = [
  'dcim.region',
  'dcim.sitegroup',
  'tenancy.tenantgroup',
  'virtualization.clustergroup',
  'virtualization.clustertype',
]

/** What to do where the token may not view the log. */
export const HIDDEN_CHANGES =
  'the token may not view the log of changes (core.objectchange), so the copy on disk cannot be brought up to date: everything is read anew'

/**
 * Where the log of changes is.
 *
 * @param version - Of the server.
 */
export function changesPath(version: ServerVersion): string {
  return `api/${isAtLeast(version, 4, 1) ? 'core' : 'extras'}/object-changes/`
}

/**
 * Reads from the server's log what was changed since. A host is not touched when its site is renamed, or its address
 * is changed.
 *
 * @param session - The server.
 * @param options - What is read of hosts.
 * @param since - ISO 8601.
 * @throws `NetboxAccessError` when the token may not view the log; the errors of requests.
 */
export async function readChanges(
  session: Session,
  { extra, address }: CheckedOptions,
  since: string,
): Promise<Changes> {
  const fields = session.dialect.only(['id', 'action', 'changed_object_type', 'changed_object_id'])
  const list = {
    path: changesPath(session.version),
    query: [...fields, ['time_after', since] as const],
  }
  const everything: Changes = { isWide: true, addresses: new Set() }
  if ((await pageOfOne(session.client, list)).count > MOST_CHANGES) return everything

  const shown = extra.has('config_context') ? [...SHOWN, ...CHOOSING] : SHOWN
  const changes = await readObjects(withLargePages(session), list, {
    read: (row) => ({
      type: row.requiredText('changed_object_type'),
      id: row.integer('changed_object_id'),
      isNew: row.choice('action') === 'create',
    }),
  })
  const addresses = new Set<NetboxId>()
  let isWide = false
  for (const { type, id, isNew } of changes.values()) {
    if (type === 'ipam.ipaddress' && id !== undefined) addresses.add(id)
    isWide ||=
      type === 'extras.configcontext' ? extra.has('config_context') : !isNew && shown.includes(type)
  }
  // Which address another is translated to stands in the other one.
  const isByOthers = typeof address === 'function' || [address].flat().includes('nat')
  return isWide || (isByOthers && addresses.size > 0) ? everything : { isWide, addresses }
}
