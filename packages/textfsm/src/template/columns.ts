import type { Cell, ListItem } from '../table/table.ts'

/** What columns hold, by name, as far as the types know the text of the template: else any name, any cell. */
export type ColumnsOf<Text extends string> = string extends Text
  ? Record<string, Cell>
  : { readonly [Line in ValueLines<Text> as NameIn<Line>]: CellIn<Line> }

/** The lines of the values: those up to the first empty one. */
type ValueLines<
  Text extends string,
  Found extends string = never,
> = Text extends `${infer Line}\n${infer Rest}`
  ? Line extends ''
    ? Found
    : ValueLines<Rest, Line extends `Value ${string}` ? Found | Line : Found>
  : Found

// `Value NAME (…` has no options: what comes second decides, as it does when a template is read.
type NameIn<Line extends string> = Line extends `Value ${infer Name} (${string}`
  ? Name extends `${string} ${infer Last}`
    ? Last
    : Name
  : never

type CellIn<Line extends string> = Line extends `Value ${infer Options} ${string} (${string}`
  ? Options extends `${string} ${string}`
    ? string
    : `,${Options},` extends `${string},List,${string}`
      ? readonly ListItem[]
      : string
  : string
