import type { NetboxDevice, NetboxObject, NetboxPlatform } from '../device/netbox-device.ts'
import type { ObjectTree } from '../device/object-tree.ts'
import { valueAt } from './data-path.ts'
import { platformNames } from './platform-names.ts'

/** A custom field that names the platform. */
export interface PlatformField {
  /** Its name. */
  readonly customField: string
}

/** A place in the config context that names the platform. */
export interface PlatformContext {
  /** The path to it, e.g. `nornir.platform`. */
  readonly configContext: string
}

/** Where the platform of a host comes from. */
export type PlatformFrom =
  | 'slug'
  | 'name'
  | 'network_driver'
  | PlatformField
  | PlatformContext
  | ((device: NetboxDevice) => string | undefined)

/** How platforms are found out. */
export interface PlatformOptions {
  /** Where they come from. */
  readonly from: PlatformFrom
  /** The user's own names, over those that are shipped. */
  readonly names: Readonly<Record<string, string>>
  /** Which platform stands under which. */
  readonly tree: ObjectTree
}

const ours: ReadonlySet<string> = new Set([...Object.values(platformNames), 'generic', 'vyos'])

/** Finds the platform of each host, and remembers what it did not know. */
export class Platforms {
  readonly #options: PlatformOptions
  readonly #unknown = new Map<string, number>()
  /** Of each platform, which many hosts share: what it is called here, or that nobody knows. */
  readonly #found = new Map<NetboxPlatform, Found>()

  constructor(options: PlatformOptions) {
    this.#options = options
  }

  /** What had no name of ours and was taken as it is, and how many hosts have it. */
  get unknown(): ReadonlyMap<string, number> {
    return this.#unknown
  }

  /**
   * The platform of a host.
   *
   * @param device - The host.
   */
  of(device: NetboxDevice): string | undefined {
    const { from, tree } = this.#options
    if (typeof from === 'function') return from(device)
    const { name, isKnown } =
      typeof from === 'object'
        ? this.#find(valueIn(device, from))
        : this.#ofPlatform(device.platform, from, tree)
    if (!isKnown && name !== undefined) this.#unknown.set(name, (this.#unknown.get(name) ?? 0) + 1)
    return name
  }

  #ofPlatform(
    platform: NetboxPlatform | undefined,
    from: 'slug' | 'name' | 'network_driver',
    tree: ObjectTree,
  ): Found {
    if (platform === undefined) return this.#find([])
    let found = this.#found.get(platform)
    if (found === undefined) {
      found = this.#find(textsOf(platform, from, tree))
      this.#found.set(platform, found)
    }
    return found
  }

  /** What nobody knows is taken as it is. */
  #find(texts: readonly string[]): Found {
    for (const text of texts) {
      const name = this.nameOf(text)
      if (name !== undefined) return { name, isKnown: true }
    }
    return { name: texts[0], isKnown: false }
  }

  /**
   * What we call a platform.
   *
   * @param text - A slug, a name, a driver.
   * @returns `undefined` when nobody said.
   */
  nameOf(text: string): string | undefined {
    const { names } = this.#options
    if (Object.hasOwn(names, text)) return names[text]
    const slug = text.toLowerCase().replaceAll(/[\s_]+/g, '-')
    if (Object.hasOwn(names, slug)) return names[slug]
    if (Object.hasOwn(platformNames, slug)) return platformNames[slug]
    const name = slug.replaceAll('-', '_')
    return ours.has(name) ? name : undefined
  }
}

interface Found {
  readonly name: string | undefined
  readonly isKnown: boolean
}

function valueIn(
  { customFields, configContext }: NetboxDevice,
  from: PlatformField | PlatformContext,
): string[] {
  const value =
    'customField' in from
      ? customFields?.[from.customField]
      : valueAt(configContext, from.configContext)
  return typeof value === 'string' && value !== '' ? [value] : []
}

/** What may name it, the best first: a platform that is not known may stand under one that is. */
function textsOf(
  platform: NetboxPlatform,
  from: 'slug' | 'name' | 'network_driver',
  tree: ObjectTree,
): string[] {
  const all: readonly (NetboxObject | NetboxPlatform)[] = [platform, ...tree.ancestors(platform.id)]
  if (from === 'name') return all.map(({ name }) => name)
  const slugs = all.map(({ slug }) => slug)
  return from === 'network_driver' && platform.networkDriver !== undefined
    ? [platform.networkDriver, ...slugs]
    : slugs
}
