import type { PagerStyle } from '../terminal/pager.ts'

/**
 * `---(more)---`, from the second page on with how much was shown (the first is recorded: scrapli, junos; the
 * rest is experience [K]). Space gives a page, Enter a line, q ends it; other keys do nothing.
 */
export const pager: PagerStyle = {
  question: (shown, all, isFirst) =>
    isFirst ? '---(more)---' : `---(more ${Math.floor((shown * 100) / all)}%)---`,
  erase: `\r${' '.repeat(40)}\r`,
  key: (byte) => {
    if (byte === 0x20) return 'page'
    if (byte === 0x0d || byte === 0x0a) return 'line'
    return byte === 0x71 || byte === 0x51 || byte === 0x03 ? 'end' : 'nothing'
  },
}
