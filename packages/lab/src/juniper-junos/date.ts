/** A moment as Junos prints it, e.g. `2021-05-28 22:43:53 UTC` (recorded: scrapli, junos). */
export function stamp(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** A span of time as in `idle 00:00:44` (Juniper, "Using the configure exclusive Command"). */
export function clock(ms: number): string {
  const seconds = Math.max(Math.floor(ms / 1000), 0)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}
