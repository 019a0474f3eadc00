import { waitFor } from '@nornir-ts/kernel'
import { checkData } from '../../data/check-data.ts'
import { rememberOrigin } from '../../data/origin.ts'
import { refuseLocalReferences } from '../../data/remote-secrets.ts'
import type { InventorySource } from '../inventory-source.ts'
import { InventorySourceError } from '../inventory-source-error.ts'
import { locateInParts } from './locate-in-parts.ts'
import { type InventoryConflict, type InventoryPart, mergeParts } from './merge-parts.ts'

/** A source that may fail without the others. */
export interface OptionalSource {
  /** The source. */
  readonly source: InventorySource
  /** Whether the inventory is made without it when it fails, with a warning. */
  readonly optional: boolean
}

/** Options of {@link combineInventories}. */
export interface CombineInventoriesOptions {
  /**
   * Told, at each load, of every value that does not count because an earlier source says something else.
   * What it throws, `load` rejects with. Default: one warning that says how many there are, and the first.
   */
  readonly onConflict?: ((conflict: InventoryConflict) => void) | undefined
  /** Told about conflicts, and about optional sources that failed. Default: `process.emitWarning`. */
  readonly onWarning?: ((message: string) => void) | undefined
}

/** A source among others. */
interface Member extends OptionalSource {
  /** Its name, unlike any other. */
  readonly name: string
}

/**
 * Makes one source of several, which are loaded at the same time. Of two that say something about the same
 * key of the same host, group or defaults, the earlier one counts, as the earlier group does. Data and
 * connection options are merged in depth, lists of groups united in order; all else, other lists too, is
 * taken whole. Whether a source is remote is minded for each: put the one that you trust most first.
 *
 * `load` rejects with {@link InventorySourceError}, which names the source, when one fails, or gives
 * something of the wrong shape, or refers to a file or program for a secret although it is remote; `cause`
 * is what that source failed with.
 *
 * @example
 * ```ts
 * import { combineInventories, csvInventory, simpleInventory } from '@nornir-ts/inventory'
 *
 * const source = combineInventories([
 *   simpleInventory({ hostFile: 'overrides.yaml' }),
 *   { source: csvInventory({ file: 'devices.csv' }), optional: true },
 * ])
 * ```
 *
 * @param sources - The one that counts first, first.
 * @param options - Who is told of conflicts.
 */
export function combineInventories(
  sources: readonly (InventorySource | OptionalSource)[],
  options: CombineInventoriesOptions = {},
): InventorySource {
  const members = membersOf(sources)
  const warn = options.onWarning ?? ((message) => process.emitWarning(message, 'InventoryWarning'))
  return {
    name: members.map(({ name }) => name).join(' + '),
    load: async (signal) => {
      signal?.throwIfAborted()
      const loaded = await loadAll(members, signal, warn)
      const conflicts: InventoryConflict[] = []
      const parts = loaded.filter((part) => part !== undefined)
      const data = mergeParts(parts, options.onConflict ?? ((conflict) => conflicts.push(conflict)))
      const [first] = conflicts
      if (first !== undefined) warn(summaryOf(first, conflicts.length))
      rememberOrigin(data, locateInParts(parts, data))
      return data
    },
  }
}

/** Two sources of one name would leave open which of them a conflict means. */
function membersOf(sources: readonly (InventorySource | OptionalSource)[]): Member[] {
  const members = sources.map((source): OptionalSource => {
    return 'load' in source ? { source, optional: false } : source
  })
  const names = members.map(({ source }) => source.name)
  return members.map((member, index) => {
    const { name } = member.source
    const isAlone = names.indexOf(name) === names.lastIndexOf(name)
    return { ...member, name: isAlone ? name : `${name} (no. ${index + 1})` }
  })
}

/** Loads all at the same time; once one has failed, nobody waits for the others. */
async function loadAll(
  members: readonly Member[],
  signal: AbortSignal | undefined,
  warn: (message: string) => void,
): Promise<(InventoryPart | undefined)[]> {
  const failed = new AbortController()
  const limit = AbortSignal.any([failed.signal, ...(signal === undefined ? [] : [signal])])
  try {
    return await Promise.all(members.map((member) => loadPart(member, limit, warn)))
  } catch (error) {
    failed.abort(error)
    throw error
  }
}

async function loadPart(
  { source, optional, name }: Member,
  signal: AbortSignal,
  warn: (message: string) => void,
): Promise<InventoryPart | undefined> {
  try {
    const data = await waitFor(source.load(signal), signal)
    checkData(data, name)
    if (source.remote === true) refuseLocalReferences(data)
    return { source: name, data }
  } catch (cause) {
    signal.throwIfAborted()
    const error = new InventorySourceError({ source: name }, { cause })
    if (!optional) throw error
    warn(`${error.message}; the inventory is made without it`)
    return undefined
  }
}

function summaryOf({ path, used, ignored }: InventoryConflict, count: number): string {
  const values = count === 1 ? '1 value is' : `${count} values are`
  return `${values} ignored because an earlier source says something else, e.g. ${path.join(' → ')}: that of "${used}" counts, not that of "${ignored}"; \`onConflict\` tells of each`
}
