/**
 * What has become of lines that a device has taken: they are `active`; they were `discarded`; or they may
 * still wait in the `candidate`, where they do nothing unless somebody commits them.
 */
export type ConfigFate = 'active' | 'discarded' | 'candidate'

/** The same in words, behind "lines". */
export const fateInWords: Readonly<Record<ConfigFate, string>> = {
  active: 'are applied and stay',
  discarded: 'were discarded with the candidate',
  candidate: 'may wait in the candidate, not committed',
}

/**
 * What has become of lines that stood in a block that did not come to its end, in words behind those of
 * {@link fateInWords}; empty where there are none.
 *
 * @param lines - Dropped with their block, and in doubt.
 */
export function blockInWords({
  discarded,
  unknown = [],
}: {
  readonly discarded: readonly string[]
  readonly unknown?: readonly string[]
}): string {
  const dropped = discarded.length > 0 ? `, ${discarded.length} were dropped with their block` : ''
  const doubt = unknown.length > 0 ? `, ${unknown.length} are in doubt` : ''
  return `${dropped}${doubt}`
}
