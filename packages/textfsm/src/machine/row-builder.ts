import type { LinePattern } from '../regex/line-pattern.ts'
import type { Cell, ListItem } from '../table/table.ts'
import type { CompiledValue, ValueOption } from '../template/template-value.ts'

/** One value while rows are built. */
interface Slot {
  readonly options: readonly ValueOption[]
  readonly isList: boolean
  readonly isFilldown: boolean
  readonly isFillup: boolean
  readonly nested: LinePattern | undefined
  /** What it holds: a text, the items that were last put into a row, or nothing. */
  current: Cell | null
  /** What `Filldown` brings back. */
  remembered: string | null
  /** What a `List` has collected. */
  items: ListItem[]
}

const slotOf = ({ options, nested }: CompiledValue): Slot => ({
  options,
  isList: options.includes('List'),
  isFilldown: options.includes('Filldown'),
  isFillup: options.includes('Fillup'),
  nested,
  current: null,
  remembered: null,
  items: [],
})

/** The row that is being built, and those that are done. */
export class RowBuilder {
  /** Rows that are done. `Fillup` still writes into them. */
  readonly rows: Cell[][] = []
  readonly #slots: readonly Slot[]
  /** Those that have a say in whether a row is done. */
  readonly #slotsWithOptions: readonly Slot[]

  constructor(values: readonly CompiledValue[]) {
    this.#slots = values.map(slotOf)
    this.#slotsWithOptions = this.#slots.filter(({ options }) => options.length > 0)
  }

  /**
   * Gives a value what a group matched.
   *
   * @param index - Which value.
   * @param text - `undefined` where the group took no part in the match.
   * @param isAscii - Whether the text is known to hold ASCII only.
   */
  assign(index: number, text: string | undefined, isAscii: boolean): void {
    const slot = this.#slots[index]
    if (slot === undefined) return
    slot.current = text ?? null
    if (slot.isFilldown) slot.remembered = text ?? null
    if (slot.isFillup && text) this.#fillUp(index, text)
    if (slot.isList) slot.items.push(listItem(slot.nested, text, isAscii))
  }

  /** Writes a text into the rows before, up to the first one that has something there. */
  #fillUp(index: number, text: string): void {
    for (let at = this.rows.length - 1; at >= 0; at--) {
      const row = this.rows[at]
      if (row === undefined || row[index]?.length !== 0) return
      row[index] = text
    }
  }

  /** Puts the row among those that are done, unless a required value is empty or all are. */
  record(): void {
    const slots = this.#slots
    for (const slot of this.#slotsWithOptions) {
      if (isSaved(slot)) continue
      this.clear()
      return
    }
    const row: Cell[] = []
    let isEmpty = true
    // By index here and in clear: iterators are slow until the code is warm.
    for (let index = 0; index < slots.length; index++) {
      const { current } = slots[index] as Slot
      row.push(current ?? '')
      if (isEmpty && current !== null && !isEmptyList(current)) isEmpty = false
    }
    if (isEmpty) return
    this.rows.push(row)
    this.clear()
  }

  /** Forgets what the row holds, but for `Filldown`. */
  clear(): void {
    const slots = this.#slots
    for (let index = 0; index < slots.length; index++) {
      const slot = slots[index] as Slot
      slot.current = slot.isFilldown ? slot.remembered : null
      if (slot.items.length > 0 && !slot.isFilldown) slot.items = []
    }
  }

  /** Forgets what the row holds. */
  clearAll(): void {
    for (const slot of this.#slots) {
      slot.current = null
      slot.remembered = null
      slot.items = []
    }
  }
}

const isEmptyList = (cell: Cell) => typeof cell !== 'string' && cell.length === 0

/** Does what options ask for before a row is done, in their order; says whether it may be. */
function isSaved(slot: Slot): boolean {
  for (const option of slot.options) {
    if (option === 'List') slot.current = [...slot.items]
    // In the order `Required,List`, the last item decides; in the other one, the whole list.
    if (option === 'Required' && (slot.current === null || slot.current.length === 0)) return false
  }
  return true
}

function listItem(
  nested: LinePattern | undefined,
  text: string | undefined,
  isAscii: boolean,
): ListItem {
  if (text === undefined) return null
  const captures = nested?.match(text, isAscii)
  if (nested === undefined || !captures) return text
  return Object.fromEntries(
    nested.names.map(({ name, index }) => [name, captures[index] ?? null] as const),
  )
}
