import type { Estate } from '../estate/estate.ts'
import type { Profile } from '../profile.ts'

/** What answers depend on besides the object that they show. */
export interface Look {
  readonly profile: Profile
  readonly estate: Estate
  /** Scheme, host and port that addresses in answers begin with. */
  readonly origin: string
}

/** One field of an object, and since and until which release it is there. */
export interface Field<Item> {
  readonly key: string
  readonly value: (item: Item, look: Look) => unknown
  /** First release that has it. */
  readonly from?: number
  /** Last release that has it. */
  readonly until?: number
}

/** The fields that a profile has, in its order. */
export function fieldsOf<Item>(
  fields: readonly Field<Item>[],
  { release }: { readonly release: number },
): Field<Item>[] {
  return fields.filter(({ from = 0, until = 99 }) => from <= release && release <= until)
}

/** Shows an object through some fields. */
export function show<Item>(
  item: Item,
  fields: readonly Field<Item>[],
  look: Look,
): Record<string, unknown> {
  const shown: Record<string, unknown> = {}
  for (const { key, value } of fields) shown[key] = value(item, look)
  return shown
}

/** The address of an object in the API. */
export function apiUrl({ origin }: Look, path: string, id: number): string {
  return `${origin}/api/${path}/${id}/`
}

/** The address of an object's page for people. */
export function displayUrl({ origin }: Look, path: string, id: number): string {
  return `${origin}/${path}/${id}/`
}
