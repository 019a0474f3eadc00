import type { PagerStyle } from '../terminal/pager.ts'

/** `---- More ----`: space gives a page, Enter a line, Ctrl-C or `q` ends it (H3C, "CLI configuration"; erasure [K]). */
export const pager: PagerStyle = {
  question: () => '---- More ----',
  erase: `\x1b[16D${' '.repeat(16)}\x1b[16D`,
  key: (byte) => {
    if (byte === 0x20) return 'page'
    return byte === 0x0d || byte === 0x0a ? 'line' : 'end'
  },
}
