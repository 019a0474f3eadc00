import { compare } from './configuration/compare.ts'
import { linesOf, renderSet, renderText } from './configuration/render.ts'
import { childrenOf } from './configuration/rule.ts'
import { schema } from './configuration/schema.ts'
import { Configuration, type Path } from './configuration/statement.ts'
import { stamp } from './date.ts'
import type { JunosDevice } from './junos-device.ts'
import { candidateOf, type JunosSession } from './junos-session.ts'
import type { Pipes } from './pipe.ts'

/** `show configuration`: the active configuration, headed as in a recorded session (scrapli, junos). */
export function showActive(
  device: JunosDevice,
  { path, pipes }: { path: Path; pipes: Pipes },
): string {
  const [last] = device.commits
  const header =
    last === undefined || path.length > 0
      ? ''
      : `## Last commit: ${stamp(last.at)} by ${last.user}\n`
  return show(device, { configuration: device.active, header, path, pipes })
}

/** `show` in configuration mode: the candidate from where the user is. */
export function showCandidate(
  session: JunosSession,
  { path, pipes }: { path: Path; pipes: Pipes },
): string {
  const { device } = session
  const header = `## Last changed: ${stamp(device.changedAt)}\n`
  return show(device, { configuration: candidateOf(session), header, path, pipes })
}

interface Shown {
  readonly configuration: Configuration
  readonly header: string
  readonly path: Path
  readonly pipes: Pipes
}

function show(device: JunosDevice, { configuration, header, path, pipes }: Shown): string {
  const names = path.map(({ name }) => name)
  if (pipes.compare !== undefined) {
    const before = device.commits[pipes.compare]?.configuration ?? new Configuration()
    return pipes.filter(compare(below(before, path), below(configuration, path)))
  }
  const statement = configuration.find(names)
  const rules = path.length === 0 ? schema : childrenOf(path.at(-1)?.rule ?? { kind: 'flag' })
  const isValue = statement !== undefined && Object.keys(rules).length === 0
  if (pipes.displaySet) {
    const shown = isValue ? [statement] : configuration.below(names)
    return pipes.filter(renderSet(shown, isValue ? names.slice(0, -1) : names, rules))
  }
  const lines = isValue ? linesOf(statement).map((line) => `${line}\n`) : []
  const text = isValue ? lines.join('') : renderText(configuration.below(names), rules)
  return pipes.filter(text === '' ? '' : `${header}${text}`)
}

/** A configuration that has only what is below a way. */
function below(configuration: Configuration, path: Path): Configuration {
  if (path.length === 0) return configuration
  const copy = configuration.clone()
  const only = new Configuration()
  const statement = copy.find(path.map(({ name }) => name))
  only.set(path)
  const place = only.find(path.map(({ name }) => name))
  if (statement !== undefined) {
    place?.children.push(...statement.children)
    if (place !== undefined) place.values = statement.values
  } else only.delete(path)
  return only
}
