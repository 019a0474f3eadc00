/** E.g. `2019-05-26 13:48:57+00:00` (public captures). */
export function moment(at: Date): string {
  return `${plain(at)}+00:00`
}

/** E.g. `2019-05-26 13:48:57`; the time zone of the lab is UTC. */
export function plain(at: Date): string {
  return at.toISOString().slice(0, 19).replace('T', ' ')
}
