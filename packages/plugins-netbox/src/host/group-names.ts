import type { GroupData } from '@nornir-ts/inventory'
import type { NetboxId } from '../answer/row.ts'
import type { NetboxDevice, NetboxObject } from '../device/netbox-device.ts'
import type { ObjectTree, SitePlace } from '../device/object-tree.ts'

/** What hosts can be grouped by. */
export type GroupBy =
  | 'site'
  | 'role'
  | 'platform'
  | 'manufacturer'
  | 'device_type'
  | 'tenant'
  | 'location'
  | 'rack'
  | 'cluster'
  | 'status'
  | 'tag'
  | 'virtual_chassis'
  | 'region'
  | 'site_group'

/** What groups are made with. */
export interface GroupOptions {
  /** What by, in the order in which hosts inherit. */
  readonly by: readonly GroupBy[]
  /** Regions, groups of sites, locations. */
  readonly trees: Readonly<Record<'region' | 'site_group' | 'location', ObjectTree>>
  /** Where each site stands, by its id. */
  readonly sites: ReadonlyMap<NetboxId, SitePlace>
  /** Groups that are told apart by ids, because several objects would share them: see `sharedNames`. */
  readonly shared: ReadonlySet<string>
}

/**
 * Gives hosts their groups, and makes those. They are named as nornir_netbox names them: what is grouped by, two
 * underscores, the slug; `device_role__…` for roles.
 */
export class Groups {
  readonly #options: GroupOptions
  readonly #groups = new Map<string, GroupData>()
  /** Groups of what a device refers to; they are the same for all that refer to it. */
  readonly #names = new Map<object, readonly string[]>()

  constructor(options: GroupOptions) {
    this.#options = options
  }

  /** All that were made, by name. */
  get made(): ReadonlyMap<string, GroupData> {
    return this.#groups
  }

  /**
   * The groups of a host.
   *
   * @param device - The host.
   */
  of(device: NetboxDevice): string[] {
    const names: string[] = []
    for (const by of this.#options.by)
      for (const name of this.#by(by, device)) if (!names.includes(name)) names.push(name)
    return names
  }

  #by(by: GroupBy, device: NetboxDevice): readonly string[] {
    switch (by) {
      case 'status':
        return device.status === undefined ? [] : this.#plain(by, device.status)
      case 'tag':
        return (device.tags ?? []).flatMap((tag) => this.#plain(by, tag.slug))
      case 'virtual_chassis':
        return device.virtualChassis === undefined
          ? []
          : this.#plain(by, this.#apart(by, device.virtualChassis.id, device.virtualChassis.name))
      case 'region':
      case 'site_group':
        // Where hosts are in a group of their site, that group is in the region's.
        return this.#options.by.includes('site') ? [] : this.#above(by, device.site)
      case 'site':
        return this.#shared(device.site, (site) => this.#site(site))
      case 'location':
        return this.#shared(device.location, ({ id, slug }) => [this.#inTree('location', id, slug)])
      case 'device_type':
        return this.#shared(device.deviceType, ({ id, slug }) =>
          this.#plain(by, this.#apart(by, id, slug)),
        )
      default:
        return this.#shared(device[by], ({ id, slug }) =>
          this.#plain(by === 'role' ? 'device_role' : by, this.#apart(by, id, slug)),
        )
    }
  }

  #apart(by: GroupBy, id: NetboxId, slug: string): string {
    return this.#options.shared.has(`${by}__${slug}`) ? `${slug}__${id}` : slug
  }

  #shared(
    object: NetboxObject | undefined,
    make: (object: NetboxObject) => readonly string[],
  ): readonly string[] {
    if (object === undefined) return NONE
    let names = this.#names.get(object)
    if (names === undefined) {
      names = make(object)
      this.#names.set(object, names)
    }
    return names
  }

  #plain(prefix: string, slug: string, parents = NONE): readonly string[] {
    const name = `${prefix}__${slug}`
    if (!this.#groups.has(name))
      this.#groups.set(name, parents.length === 0 ? {} : { groups: parents })
    return [name]
  }

  #site(site: NetboxObject): readonly string[] {
    const above = (['region', 'site_group'] as const).filter((by) => this.#options.by.includes(by))
    return this.#plain(
      'site',
      site.slug,
      above.flatMap((by) => this.#above(by, site)),
    )
  }

  #above(by: 'region' | 'site_group', site: NetboxObject | undefined): readonly string[] {
    const id = site && this.#options.sites.get(site.id)?.[by]
    const node = id === undefined ? undefined : this.#options.trees[by].node(id)
    return node === undefined ? [] : [this.#inTree(by, node.id, node.slug)]
  }

  /** A group with those of what stands above as its parents. Locations of other sites may have the same slug. */
  #inTree(by: 'region' | 'site_group' | 'location', id: NetboxId, slug: string): string {
    const tree = this.#options.trees[by]
    const own = { id, slug }
    let name: string | undefined
    // From the top down, so that each is made with its parent.
    for (const node of [...tree.ancestors(id).toReversed(), own]) {
      const slugs = tree.isAmbiguous(node.slug) ? `${node.slug}__${node.id}` : node.slug
      name = this.#plain(by, slugs, name === undefined ? NONE : [name])[0]
    }
    return name as string
  }
}

const NONE: readonly string[] = []
