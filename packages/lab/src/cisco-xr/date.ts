const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** The line above output, e.g. `Thu Jul 29 16:12:10.154 UTC` (recorded: ntc-templates, cisco_xr). */
export function dateLine(at: Date): string {
  return `${dayOf(at)} ${at.toISOString().slice(11, 23)} UTC\n`
}

/** A moment in a list, e.g. `Tue Jun  7 14:42:19 2016` (recorded: ntc-templates, cisco_xr). */
export function moment(at: Date): string {
  return `${dayOf(at)} ${at.toISOString().slice(11, 19)} ${at.getUTCFullYear()}`
}

function dayOf(at: Date): string {
  const date = String(at.getUTCDate()).padStart(2, ' ')
  return `${days[at.getUTCDay()]} ${months[at.getUTCMonth()]} ${date}`
}
