import type { OutputStream } from '../src/index.ts'

/** Collects what is written to it. */
export interface Collector extends OutputStream {
  readonly text: () => string
}

/** A stream that keeps what is written; a terminal when `columns` are given. */
export function collector(columns?: number): Collector {
  let text = ''
  return {
    isTTY: columns !== undefined,
    columns,
    write: (chunk) => {
      text += chunk
    },
    text: () => text,
  }
}
