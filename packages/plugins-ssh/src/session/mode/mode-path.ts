import type { ModeChange, Platform } from '../../platform/platform.ts'

/**
 * The shortest way between two modes.
 *
 * @param platform - Whose modes.
 * @param from - Mode at the start.
 * @param to - Mode at the end.
 * @returns The changes in order, empty when nothing is to do, undefined when there is no way.
 */
export function modePath(
  platform: Platform,
  from: string,
  to: string,
): readonly ModeChange[] | undefined {
  const reached = new Map<string, readonly ModeChange[]>([[from, []]])
  for (const [mode, path] of reached) {
    if (mode === to) return path
    for (const change of platform.changes) {
      if (change.from === mode && !reached.has(change.to)) reached.set(change.to, [...path, change])
    }
  }
  return undefined
}
