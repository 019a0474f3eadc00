import type { Platform, PlatformDefinition } from './platform.ts'

/** What differs from another platform: the fields that are given take the place of the other's. */
export interface PlatformChanges
  extends Partial<Omit<PlatformDefinition, 'name' | 'aliases' | 'sources'>> {
  /** Its own name. */
  readonly name: string
  /** Its own other names; those of the other platform stay with that one. */
  readonly aliases?: readonly string[] | undefined
  /** Where the changed facts come from; the rest is taken over, field by field. */
  readonly sources?: PlatformDefinition['sources'] | undefined
}

/**
 * Makes a platform's data from another one's.
 *
 * @param base - What it is like.
 * @param changes - What differs. A field that is `undefined` is taken away.
 */
export function extendPlatform(base: Platform, changes: PlatformChanges): PlatformDefinition {
  const sources = { ...base.sources, ...changes.sources }
  // What was known of another preparation is not known of this one.
  const isPreparation = 'preparation' in changes || changes.modes?.some((mode) => mode.preparation)
  const unknown = isPreparation ? { preparesReadingOnly: undefined } : {}
  const textfsm = base.textfsm ?? base.name
  return { ...base, aliases: undefined, ...unknown, textfsm, ...changes, sources }
}
