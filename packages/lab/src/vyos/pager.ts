import type { PagerStyle } from '../terminal/pager.ts'

/** `less`: `:`; space gives a page, Enter a line, `q` ends it (VyOS documentation, "Command Line Interface"). */
export const pager: PagerStyle = {
  question: () => ':',
  erase: '\r \r',
  key: (byte) => {
    if (byte === 0x20) return 'page'
    if (byte === 0x0d || byte === 0x0a) return 'line'
    return byte === 0x71 ? 'end' : 'nothing'
  },
}
