import type { NetboxId, Row } from '../answer/row.ts'
import type { Surroundings } from '../cache/cached-hosts.ts'
import type { NetboxDevice, NetboxPlatform } from '../device/netbox-device.ts'
import { ObjectTree, type SitePlace, type TreeNode } from '../device/object-tree.ts'
import type { SharedObjects } from '../device/shared-objects.ts'
import type { TreeFields, TreeName } from '../dialect/dialect.ts'
import { Platforms } from '../host/platform-of.ts'
import type { CheckedOptions } from '../options/check-options.ts'
import type { Session } from './open-session.ts'
import { byId, readObjects } from './read-objects.ts'
import { withLargePages } from './with-large-pages.ts'

/**
 * Reads what hosts refer to by id only.
 *
 * @param session - The server.
 * @param shared - Takes it.
 */
export async function readSeeds(session: Session, shared: SharedObjects): Promise<void> {
  for (const { kind, path } of session.dialect.seeds) {
    const list = { path, query: session.dialect.only(['id', 'name']) }
    const read = (row: Row) => shared.of(row, kind, { name: 'name', slug: 'name' })
    await readObjects(withLargePages(session), list, { read })
  }
}

/**
 * Reads what stands above the things that hosts refer to: the regions of sites, the platforms above platforms.
 * Only what groups and platforms are made of is read.
 *
 * @param session - The server.
 * @param options - What hosts are grouped by, and where platforms come from.
 * @param devices - The hosts.
 * @throws `NetboxAnswerError` for what is not as it should be; the errors of requests.
 */
export async function readSurroundings(
  session: Session,
  options: CheckedOptions,
  devices: readonly NetboxDevice[],
): Promise<Surroundings> {
  const { groupsBy } = options
  const wanted = (['region', 'site_group', 'location'] as const).filter((by) =>
    groupsBy.includes(by),
  )
  const names: TreeName[] = [...wanted]
  if (hasUnknownPlatforms(options, devices)) names.push('platform')
  const trees: Record<string, readonly TreeNode[]> = {}
  for (const name of names) {
    const fields = session.dialect.trees[name]
    if (fields !== undefined) trees[name] = await readTree(session, fields)
  }
  const hasPlaces = groupsBy.includes('region') || groupsBy.includes('site_group')
  return { trees, sites: hasPlaces ? await readSites(session) : [] }
}

/** A platform that has no name of ours may stand under one that has (NetBox 4.4 and later). */
function hasUnknownPlatforms(
  { platformFrom: from, given }: CheckedOptions,
  devices: readonly NetboxDevice[],
): boolean {
  if (typeof from !== 'string') return false
  const platforms = new Platforms({ from, names: given.platforms ?? {}, tree: new ObjectTree() })
  const seen = new Set<NetboxPlatform>()
  for (const { platform } of devices) if (platform !== undefined) seen.add(platform)
  return [...seen].some(({ slug, name, networkDriver }) => {
    const text = from === 'name' ? name : from === 'network_driver' ? (networkDriver ?? slug) : slug
    return platforms.nameOf(text) === undefined
  })
}

async function readTree(
  session: Session,
  { path, slug, parent }: TreeFields,
): Promise<readonly TreeNode[]> {
  const list = { path, query: session.dialect.only(['id', 'name', 'slug', parent]) }
  const nodes = await readObjects(withLargePages(session), list, {
    read: (row): TreeNode => ({
      id: row.id,
      name: row.requiredText('name'),
      slug: row.requiredText(slug),
      parentId: row.row(parent)?.id,
    }),
  })
  return [...nodes.values()].sort(byId)
}

async function readSites(session: Session): Promise<[NetboxId, SitePlace][]> {
  const query = session.dialect.only(['id', 'region', 'group'])
  const list = { path: 'api/dcim/sites/', query }
  const sites = await readObjects(withLargePages(session), list, {
    read: (row): SitePlace => ({ region: row.row('region')?.id, site_group: row.row('group')?.id }),
  })
  return [...sites].sort(([one], [other]) => byId({ id: one }, { id: other }))
}
