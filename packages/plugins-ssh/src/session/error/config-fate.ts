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
