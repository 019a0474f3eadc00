import { describe, expect, it } from 'vitest'
import { fortinet } from '../../platform/fortinet.ts'
import { checkConfig } from '../config/check-config.ts'
import type { SessionContext } from '../session-context.ts'

const context = { host: 'fw', platform: fortinet, dialog: {} } as SessionContext

/** Which line is refused, and why; undefined: none. */
function refusal(lines: string | readonly string[]): object | undefined {
  try {
    checkConfig(context, lines)
    return undefined
  } catch (error) {
    const { code, input, reason } = error as Record<'code' | 'input' | 'reason', string>
    return { code, input, reason }
  }
}

const refused = (line: string, reason: RegExp) => ({
  code: 'INPUT_REFUSED',
  input: JSON.stringify(line),
  reason: expect.stringMatching(reason),
})

/** What, the lines, the one that is refused, and why. */
const REFUSED: readonly (readonly [string, string | readonly string[], string, RegExp])[] = [
  [
    'a command at the top',
    ['execute reboot'],
    'execute reboot',
    /would be a command \(line 1 of 1/,
  ],
  ['a command behind a block', 'config a b\nend\nexit', 'exit', /would be a command \(line 3 of 3/],
  ['a line at the top', 'set hostname x', 'set hostname x', /no block is open here/],
  ['an end too many', 'config a b\nend\nend', 'end', /no block is open here.*line 3 of 3/],
  [
    'a block that is not closed',
    'config a b\nedit 1\nnext',
    'config a b',
    /nothing closes it \(line 1 of 3/,
  ],
  [
    'an entry that is not closed',
    'config a b\nedit 1',
    'edit 1',
    /nothing closes it \(line 2 of 2/,
  ],
  [
    'the outer block of two that is not closed',
    'config vdom\nedit root\nconfig a b\nend',
    'edit root',
    /nothing closes it \(line 2 of 4/,
  ],
  ['a next without an entry', 'config a b\nnext\nend', 'next', /no entry is open/],
  [
    'an entry within an entry',
    'config a b\nedit 1\nedit 2\nend',
    'edit 2',
    /the entry of line 2, "edit 1", is still open/,
  ],
  ['abort', 'config a b\nabort\nend', 'abort', /it drops what stands before it/],
  [
    'a command within a block',
    'config a b\nexecute reboot\nend',
    'execute reboot',
    /no line of a block/,
  ],
  ['a line that only shows', 'config a b\nshow\nend', 'show', /no line of a block/],
  [
    'a comment',
    '#config-version=FGT\nconfig a b\nend',
    '#config-version=FGT',
    /would be a command/,
  ],
  ['words that are cut short: the end', 'config a b\nen', 'en', /cut short/],
  ['words that are cut short: abort', 'config a b\nabo\nend', 'abo', /cut short/],
  ['words that are cut short: a block', 'conf a b\nend', 'conf a b', /opens no block/],
  [
    'a text that goes on behind the line',
    'config a b\nset c "d\ne"\nend',
    'set c "d',
    /a text in quotes is left open/,
  ],
  [
    'a text in the other quotes',
    "config a b\nset c it's\nend",
    "set c it's",
    /a text in quotes is left open/,
  ],
  ['a line that goes on behind it', 'config a b\nset c \\\nend', 'set c \\', /the line goes on/],
  ['a block without a name', 'config\nend', 'config', /opens no block/],
]

describe('what blocks may be made of', () => {
  it.each([
    ['an object', 'config system global\n set hostname fw9\nend'],
    ['a table, its entries closed', 'config firewall address\nedit a\nunset comment\nnext\nend'],
    [
      'a table of which end closes the entry',
      'config firewall address\nedit a\nset comment x\nend',
    ],
    ['lines of the table itself', 'config firewall policy\ndelete 3\nmove 1 after 2\npurge\nend'],
    [
      'blocks within entries, and within those',
      'config a b\nedit 1\nconfig c\nedit 1\nconfig d\nset e f\nend\nnext\nend\nnext\nend',
    ],
    [
      'a block within an object',
      'config system ntp\nconfig ntpserver\nedit 1\nend\nset type x\nend',
    ],
    [
      'virtual domains, one after the other',
      'config vdom\nedit root\nconfig a b\nend\nnext\nedit DMZ\nconfig a b\nend\nend',
    ],
    ['blanks around and between words', '  config   system  global  \n\tend'.replace('\t', ' ')],
    [
      'quotes that are closed, and one that is taken as it is',
      'config a b\nset c "it\'s" d\\\'e\nend',
    ],
    ['an empty list', ''],
  ])('takes %s', (_what, lines) => {
    expect(refusal(lines)).toBeUndefined()
  })

  it.each(REFUSED.map(([what, lines, ...why]) => ({ what, lines, expected: refused(...why) })))(
    'refuses $what, naming the line and why',
    ({ lines, expected }) => {
      expect(refusal(lines)).toEqual(expected)
    },
  )

  it('looks at each line on its own, however they are given', () => {
    expect(refusal(['config a b', 'set c d\nend'])).toBeUndefined()
    expect(refusal(['config a b\nend', 'end'])).toEqual(refused('end', /line 3 of 3/))
  })
})
