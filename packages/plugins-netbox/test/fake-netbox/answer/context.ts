import type { ConfigContext, Estate, Machine, Nested } from '../estate/estate.ts'

type Data = Readonly<Record<string, unknown>>

/** The context that the server renders for a machine: by weight, then its own on top. */
export function renderContext(machine: Machine, { configContexts }: Estate): Data {
  const applying = configContexts
    .filter((context) => appliesTo(context, machine))
    .toSorted((a, b) => a.weight - b.weight || (a.name < b.name ? -1 : 1))
    .map(({ data }) => data)
  if (machine.localContext !== null) applying.push(machine.localContext)
  return applying.reduce(merge, {})
}

function appliesTo(context: ConfigContext, machine: Machine): boolean {
  return (
    isAmong(context.regions, lineage(machine.site?.region ?? null)) &&
    isAmong(context.sites, [machine.site]) &&
    isAmong(context.roles, lineage(machine.role)) &&
    isAmong(context.platforms, lineage(machine.platform)) &&
    isAmong(context.tags, machine.tags)
  )
}

function isAmong(wanted: readonly unknown[], own: readonly unknown[]): boolean {
  return wanted.length === 0 || own.some((item) => wanted.includes(item))
}

function lineage(item: Nested | null): Nested[] {
  return item === null ? [] : [item, ...lineage(item.parent)]
}

/** Objects are merged, everything else is replaced. */
function merge(below: Data, above: Data): Data {
  const merged: Record<string, unknown> = { ...below }
  for (const [key, value] of Object.entries(above)) {
    const own = merged[key]
    merged[key] = isData(own) && isData(value) ? merge(own, value) : value
  }
  return merged
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
