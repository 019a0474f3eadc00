import type { PagerStyle } from '../terminal/pager.ts'

/** `--More-- `, overwritten by blanks; Enter gives a line, q ends it, any other key gives a page (Fortinet, "Screen paging"; how it is taken away is experience [K]). */
export const pager: PagerStyle = {
  question: () => '--More-- ',
  erase: `\r${' '.repeat(9)}\r`,
  key: (byte) => {
    if (byte === 0x71 || byte === 0x51 || byte === 0x03) return 'end'
    return byte === 0x0d || byte === 0x0a ? 'line' : 'page'
  },
}
