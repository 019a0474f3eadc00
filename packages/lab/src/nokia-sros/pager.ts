import type { PagerStyle } from '../terminal/pager.ts'

const question = 'Press Q to quit, Enter to print next line or any other key to print next page.'

/** The question is from a public capture; how it is taken away is experience [K]. */
export const pager: PagerStyle = {
  question: () => question,
  erase: `\r${' '.repeat(question.length)}\r`,
  key: (byte) => {
    if (byte === 0x71 || byte === 0x51 || byte === 0x03) return 'end'
    return byte === 0x0d || byte === 0x0a ? 'line' : 'page'
  },
}
