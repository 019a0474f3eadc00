import { leaveDomain, nextDomain } from '../domain/move.ts'
import { commandParseError, failed, unknownAction } from '../errors.ts'
import type { FortiSession } from '../forti-session.ts'
import type { Frame } from './frame.ts'

/**
 * `next`: applies the entry and goes back to its table, also where the entry is refused and dropped (FortiManager's log of
 * an installation, how-to-fortimanager-api: `discard the setting`, then the prompt of the table).
 */
export function next(session: FortiSession): string {
  const frame = session.frames.at(-1)
  if (frame === undefined) return nextDomain(session)
  if (frame.kind !== 'entry') return commandParseError('next')
  session.frames = session.frames.slice(0, -1)
  return apply(frame)
}

/**
 * `end`: applies what is edited and leaves its section, an entry and its table at once (Fortinet, "end"). What is
 * refused is dropped, and the section is left all the same (a public capture: `config system settings`).
 */
export function end(session: FortiSession): string {
  const frame = session.frames.at(-1)
  if (frame === undefined) return leaveDomain(session)
  const entry = frame.kind === 'entry' ? frame : undefined
  const said = entry === undefined ? '' : apply(entry)
  const frames = entry === undefined ? session.frames : session.frames.slice(0, -1)
  const section = frames.at(-1)
  session.frames = frames.slice(0, -1)
  return `${said}${section === undefined ? '' : apply(section)}`
}

/**
 * `abort`: leaves the section like `end`, without what was not applied yet (Fortinet, "abort"). Where no section is open
 * it means nothing, also in a virtual domain: the worse of two readings, as nobody has shown it there [K].
 */
export function abort(session: FortiSession): string {
  const frame = session.frames.at(-1)
  if (frame === undefined) return unknownAction
  session.frames = session.frames.slice(0, frame.kind === 'entry' ? -2 : -1)
  return ''
}

/**
 * Puts a draft where it belongs, unless something is missing in it. The second line is from a public capture (there with
 * -45); the first is experience [K].
 */
function apply({ kind, rule, node, apply: put }: Frame): string {
  const missing =
    kind === 'entry' ? rule.required?.find((name) => !node.values.has(name)) : undefined
  if (missing === undefined) {
    put()
    return ''
  }
  return failed(
    `Attribute '${missing}' MUST be set.\nobject check operator error, -56, discard the setting`,
    -56,
  )
}
