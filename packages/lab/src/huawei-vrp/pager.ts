import type { PagerStyle } from '../terminal/pager.ts'

/**
 * `  ---- More ----`, taken away by 42 columns back, blanks and back again (public programs that read it from
 * devices strip `ESC[42D`). Space gives a page, Enter a line, any other key ends it (Huawei, "CLI Overview").
 */
export const pager: PagerStyle = {
  question: () => '  ---- More ----',
  erase: `\x1b[42D${' '.repeat(42)}\x1b[42D`,
  key: (byte) => {
    if (byte === 0x20) return 'page'
    return byte === 0x0d || byte === 0x0a ? 'line' : 'end'
  },
}
