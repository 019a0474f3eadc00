/** Marks what stands for something that threads cannot hand over as it is. */
export const TAG = '$nornir-ts'

/** What stands for something that threads cannot hand over as it is. */
export type Tagged =
  | { readonly [TAG]: 'object'; readonly entries: readonly (readonly [string, unknown])[] }
  | { readonly [TAG]: 'buffer'; readonly bytes: Uint8Array }
  | { readonly [TAG]: 'secret'; readonly text: string }
  | { readonly [TAG]: 'reference'; readonly provider: string; readonly argument: unknown }
  | { readonly [TAG]: 'result'; readonly own: unknown; readonly children: readonly unknown[] }
  | ({ readonly [TAG]: 'error' } & TaggedError)

/** What stands for an error. */
export interface TaggedError {
  /** Name of its class. */
  readonly name: string
  /** Its message. */
  readonly message: string
  /** Its stack. */
  readonly stack: string | undefined
  /** What is set on it beside those, and whether that is hidden from logs. */
  readonly fields: readonly (readonly [key: string, value: unknown, isHidden: boolean])[]
  /** What caused it, where it says so; encoded. */
  readonly cause?: unknown
  /** Where its class is to be had; undefined: nobody knows. */
  readonly class: ClassAddress | undefined
}

/** Where a class is to be had. */
export interface ClassAddress {
  /** URL of a module, or name of one of our packages. */
  readonly module: string
  /** Name of the export. */
  readonly export: string
}
