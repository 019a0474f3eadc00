/** As the database collates names: numbers by value, case last. */
const collator = new Intl.Collator('und', { numeric: true })

interface Sortable {
  readonly id: number
  readonly name: string | null
}

/** The default order of machines: by name, those without at the end. */
export function byName<Item extends Sortable>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => compareNames(a.name, b.name) || a.id - b.id)
}

function compareNames(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return collator.compare(a, b)
}

type Key = (item: never) => string | number | null

/**
 * Orders as `ordering=` asks: names of fields, `-` turns one round. Names that are not known are
 * not heard; where none is left, the order is the default one.
 */
export function orderBy<Item extends Sortable>(
  items: readonly Item[],
  ordering: string | undefined,
): Item[] {
  const terms = (ordering ?? '').split(',').flatMap((term) => {
    const key = keys[term.replace(/^-/, '').trim()]
    return key === undefined ? [] : [{ key, sign: term.startsWith('-') ? -1 : 1 }]
  })
  if (terms.length === 0) return byName(items)
  return items.toSorted((a, b) => {
    for (const { key, sign } of terms) {
      const order = compare(key(a as never), key(b as never))
      if (order !== 0) return sign * order
    }
    return 0
  })
}

const keys: Readonly<Record<string, Key>> = {
  id: ({ id }: Sortable) => id,
  pk: ({ id }: Sortable) => id,
  name: ({ name }: Sortable) => name,
  last_updated: ({ lastUpdated }: { lastUpdated: string }) => lastUpdated,
  created: ({ created }: { created: string }) => created,
  serial: ({ serial }: { serial: string }) => serial,
}

/** Null is the greatest, as PostgreSQL has it. */
function compare(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(`${a}`, `${b}`)
}
