const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
] as const

/** How long ago something was, for people: `2 h 5 min`. */
export function formatAge(ageMs: number): string {
  const first = UNITS.findIndex(([, lengthMs]) => ageMs >= lengthMs)
  if (first === -1) return '0 s'
  let rest = ageMs
  const parts = UNITS.slice(first, first + 2).map(([unit, lengthMs]) => {
    const count = Math.floor(rest / lengthMs)
    rest -= count * lengthMs
    return { count, text: `${count} ${unit}` }
  })
  return parts
    .filter(({ count }) => count > 0)
    .map(({ text }) => text)
    .join(' ')
}
