import type { Answer } from '../shell/reply.ts'
import { quit } from './candidate/mode.ts'
import { notAllowed } from './errors.ts'
import { moveTo, type SrosSession } from './sros-session.ts'

/**
 * `exit` goes back to where the user came from, `exit all` to `[/]`; from `configure MODE` that leaves configuration
 * mode (Nokia, "Navigating in the MD-CLI"; captured in Nokia's hackathon).
 */
export function exit(session: SrosSession, isAll: boolean): Answer {
  const last = session.visited.at(-1)
  if (session.editing?.isImplicit === true && (isAll || last === undefined)) return quit(session)
  session.path = isAll ? [] : (last ?? [])
  session.visited = isAll ? [] : session.visited.slice(0, -1)
  return ''
}

/** `back [N]`: so many levels up; `/configure` is the highest in implicit mode. */
export function back(session: SrosSession, levels: number): Answer {
  const { path, editing } = session
  const depth = path.length - levels
  if (editing?.isImplicit === true && depth < 1) return quit(session)
  moveTo(session, path.slice(0, Math.max(depth, 0)))
  return ''
}

/** `top`: the highest place of the branch, e.g. `/configure` (captured in Nokia's hackathon). */
export function top(session: SrosSession): Answer {
  moveTo(session, session.path.slice(0, 1))
  return ''
}

/** `quit-config`: only at `[/]` (Nokia, "Exiting the configuration mode"; the wording of the refusal is [K]). */
export function quitConfig(session: SrosSession): Answer {
  const isElsewhere = session.editing !== undefined && session.path.length > 0
  return isElsewhere ? notAllowed('currently in the configuration branch') : quit(session)
}
