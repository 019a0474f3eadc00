import type { ConfigSource, ConfigView } from '../../platform/show-config.ts'
import { ModeError } from '../error/mode-error.ts'
import { UnsupportedOperationError } from '../error/unsupported-operation-error.ts'
import { modePath } from '../mode/mode-path.ts'
import type { SessionContext } from '../session-context.ts'

/** Which configuration is wanted, and in which form. */
export interface ConfigChoice {
  /** Which one. */
  readonly source: ConfigSource
  /** The form. */
  readonly format: string
}

/** A way to see a configuration, and where to go for it. */
export interface NearestView {
  /** The way. */
  readonly view: ConfigView
  /** The mode in which its command is typed. */
  readonly mode: string
}

/**
 * The ways in which a platform shows a configuration.
 *
 * @throws {@link UnsupportedOperationError}, which names what there is.
 */
export function configViews(
  { host, platform }: SessionContext,
  { source, format }: ConfigChoice,
): readonly ConfigView[] {
  const all = platform.showConfig?.views ?? []
  const views = all.filter((view) => view.source === source && formatOf(view) === format)
  if (views.length > 0) return views
  const known = [...new Set(all.map((view) => `${view.source} (${formatOf(view)})`))]
  const there = known.length === 0 ? 'nor any other' : `but ${known.join(', ')}`
  const operation = `way to show the ${source} configuration as ${format}, ${there}`
  const details = { host, phase: 'command', platform: platform.name } as const
  throw new UnsupportedOperationError({ ...details, operation })
}

/**
 * The view with the mode that is nearest to where the session is.
 *
 * A candidate is only looked at from where it is: entering its mode takes a lock on many platforms.
 *
 * @param context - The session.
 * @param views - What {@link configViews} gave; at least one.
 * @throws {@link ModeError} when no way leads to any of them.
 */
export function nearestView(
  { host, platform, line }: SessionContext,
  views: readonly ConfigView[],
): NearestView {
  const here = line.prompt.mode.name
  const ways = views.flatMap((view) =>
    view.modes.flatMap((mode) => {
      const path = modePath(platform, here, mode)
      const isBarred = path === undefined || (view.source === 'candidate' && mode !== here)
      return isBarred ? [] : [{ view, mode, steps: path.length }]
    }),
  )
  const [nearest] = ways.toSorted((one, other) => one.steps - other.steps)
  if (nearest !== undefined) return nearest
  const wanted = views.flatMap(({ modes }) => modes).join(' or ')
  const reason = views.some(({ source }) => source === 'candidate')
    ? 'a candidate belongs to a session in that mode, and entering it may take a lock; enter it first'
    : `${platform.name} knows no way from one to the other`
  throw new ModeError({ host, phase: 'mode', mode: here, wanted, reason })
}

function formatOf({ format = 'text' }: ConfigView): string {
  return format
}
