import type { Screen } from './screen.ts'

type ControlFunction = (screen: Screen, parameters: readonly number[]) => void

/** A number of cells or rows: 0 and nothing mean 1. */
const count = (parameters: readonly number[]): number => Math.min(parameters[0] || 1, MAX_COUNT)

/** A column or row, counted from 0. */
const index = (parameter: number | undefined): number => (parameter || 1) - 1

/** No terminal is larger; without the limit one sequence could ask for gigabytes. */
const MAX_COUNT = 9_999

const up: ControlFunction = (screen, parameters) => screen.up(count(parameters))
const down: ControlFunction = (screen, parameters) => screen.up(-count(parameters))
const right: ControlFunction = ({ line }, parameters) => line.right(count(parameters))
const column: ControlFunction = ({ line }, [to]) => line.moveToColumn(index(to))
const position: ControlFunction = (screen, [row, to]) => {
  screen.goToRow(index(row))
  screen.line.moveToColumn(index(to))
}
const row: ControlFunction = (screen, [to]) => {
  const at = screen.line.column
  screen.goToRow(index(to))
  screen.line.moveToColumn(at)
}
const erase: ControlFunction = ({ line }, [what = 0]) => {
  if (what === 1 || what === 2) line.eraseLeft()
  if (what !== 1) line.eraseRight()
}
const save: ControlFunction = (screen) => screen.saveCursor()
const restore: ControlFunction = (screen) => screen.restoreCursor()
const nextLine: ControlFunction = (screen) => screen.lineFeed()
/** A VT100 with the advanced video option, which is what xterm says of itself, too. */
const identify: ControlFunction = (screen) => screen.reply('\x1b[?1;2c')

/** By {@link EscapeSequence.name}; ECMA-48, 8.3, and the VT100 User Guide. All others do nothing to text. */
const FUNCTIONS: ReadonlyMap<string, ControlFunction> = new Map([
  ['[A', up],
  ['[B', down],
  ['[e', down],
  ['[C', right],
  ['[a', right],
  ['[D', ({ line }, parameters) => line.left(count(parameters))],
  [
    '[E',
    (screen, parameters) => {
      down(screen, parameters)
      screen.line.moveToColumn(0)
    },
  ],
  [
    '[F',
    (screen, parameters) => {
      up(screen, parameters)
      screen.line.moveToColumn(0)
    },
  ],
  ['[G', column],
  ['[`', column],
  ['[H', position],
  ['[f', position],
  ['[d', row],
  ['[J', erase],
  ['[K', erase],
  ['[L', (screen, parameters) => screen.insertRows(count(parameters))],
  ['[M', (screen, parameters) => screen.insertRows(-count(parameters))],
  ['[P', ({ line }, parameters) => line.deleteRight(count(parameters))],
  ['[@', ({ line }, parameters) => line.insertRight(count(parameters))],
  ['[X', ({ line }, parameters) => line.blank(count(parameters))],
  ['[r', (screen, [, bottom]) => screen.setMargin(index(bottom || MAX_COUNT))],
  ['7', save],
  ['[s', save],
  ['8', restore],
  ['[u', restore],
  ['D', nextLine],
  ['E', nextLine],
  ['M', (screen) => screen.up(1)],
  ['c', (screen) => screen.reset()],
  ['(0', ({ sets }) => sets.designate(0, '0')],
  ['(A', ({ sets }) => sets.designate(0, 'A')],
  ['(B', ({ sets }) => sets.designate(0, 'B')],
  [')0', ({ sets }) => sets.designate(1, '0')],
  [')A', ({ sets }) => sets.designate(1, 'A')],
  [')B', ({ sets }) => sets.designate(1, 'B')],
  [
    '[n',
    (screen, [what]) => {
      if (what === 5) screen.reply('\x1b[0n')
      if (what === 6) screen.reply(`\x1b[${screen.cursor}R`)
    },
  ],
  [
    '[c',
    (screen, [what]) => {
      if (what === 0) identify(screen, [])
    },
  ],
  ['Z', identify],
  ['[>c', (screen) => screen.reply('\x1b[>0;0;0c')],
])

/**
 * Carries out what an escape sequence asks for, as far as lines of text show it.
 *
 * @param name - What `readEscapeSequence` calls it.
 * @param parameters - Its parameters.
 * @param screen - What it acts on.
 */
export function carryOut(name: string, parameters: readonly number[], screen: Screen): void {
  FUNCTIONS.get(name)?.(screen, parameters)
}
