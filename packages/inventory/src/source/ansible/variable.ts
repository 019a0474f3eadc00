import type { SourceLocation } from '@nornir-ts/kernel'

/** Where something stands; found out for errors only, since that may take reading the file again. */
export type Place = () => SourceLocation

/** What a file says about one variable. */
export interface Variable {
  readonly name: string
  /** The value: plain data. */
  readonly value: unknown
  /** How it was written, where that is not the value itself: a number of an INI file as a text. */
  readonly written?: string | undefined
  /** Whether the value is a Jinja2 template, or has one in it. */
  readonly hasTemplate: boolean
  /** Where it stands. */
  readonly place: Place
}

/** Variables by name, in the order in which they were first set. */
export type Variables = ReadonlyMap<string, Variable>

/** What a value is, in words; the value itself may be a secret. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  const kinds: Readonly<Record<string, string>> = {
    string: 'a text',
    number: 'a number',
    boolean: 'true or false',
    object: 'a map',
  }
  return kinds[typeof value] ?? typeof value
}
