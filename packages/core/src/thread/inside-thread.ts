/** Known to every installed copy of this package, as two of them may meet on one thread. */
const mark = Symbol.for('nornir-ts.inside-thread')

/** Says that this is a thread of the `workers` runner. */
export function enterThread(): void {
  Object.defineProperty(globalThis, mark, { value: true })
}

/** Whether this is a thread of the `workers` runner. */
export function isInsideThread(): boolean {
  return mark in globalThis
}
