/** E.g. `18:57:38.347 UTC Mon Oct 19 2015`; the time zone of the lab is UTC. */
export function formatClock(date: Date): string {
  const [weekday, day, month, year] = date.toUTCString().replace(',', '').split(' ')
  return `${date.toISOString().slice(11, 23)} UTC ${weekday} ${month} ${Number(day)} ${year}`
}
