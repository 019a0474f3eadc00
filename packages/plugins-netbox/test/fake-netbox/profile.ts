/** Whose behaviour the fake shows. */
export type ProfileName = '4.2' | '4.5' | '4.6' | '4.7' | 'nautobot'

/** What sets one release apart from the others. */
export interface Profile {
  /** Its name. */
  readonly name: ProfileName
  /** What `/api/status/` calls the version. */
  readonly version: string
  /** `API-Version` of every answer. */
  readonly apiVersion: string
  /** Releases of NetBox compare by it; Nautobot is 0. */
  readonly release: number
  /** Whether `start=` pages by primary key; others ignore it. */
  readonly hasCursor: boolean
  /** Whether `omit=` is heard; others ignore it. */
  readonly hasOmit: boolean
  /** Whether `exclude=config_context` is heard; others ignore it. */
  readonly hasExclude: boolean
  /** Whether tokens of version 2 (`Bearer nbt_…`) and `/api/authentication-check/` exist. */
  readonly hasTokensV2: boolean
  /** Whether selection custom fields are `{ value, label }`; others give the value. */
  readonly hasSelectionObjects: boolean
}

const since = (release: number, version: string): Profile => ({
  name: `4.${release - 40}` as ProfileName,
  version,
  apiVersion: `4.${release - 40}`,
  release,
  hasCursor: release >= 46,
  hasOmit: release >= 45,
  hasExclude: release < 47,
  hasTokensV2: release >= 45,
  hasSelectionObjects: release >= 47,
})

/** Every profile, by name. */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  '4.2': since(42, '4.2.9'),
  '4.5': since(45, '4.5.10'),
  '4.6': since(46, '4.6.8'),
  '4.7': since(47, '4.7.3'),
  nautobot: {
    name: 'nautobot',
    version: '3.2.7',
    apiVersion: '3.2',
    release: 0,
    hasCursor: false,
    hasOmit: false,
    hasExclude: false,
    hasTokensV2: false,
    hasSelectionObjects: false,
  },
}
