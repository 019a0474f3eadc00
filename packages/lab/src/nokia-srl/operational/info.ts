import { readLine, wordsOf } from '../configuration/read-line.ts'
import { render, renderFlat } from '../configuration/render.ts'
import type { SrlDevice } from '../srl-device.ts'
import type { SrlSession } from '../srl-session.ts'
import { renderTable } from './table.ts'

/**
 * `info [flat] [from running|candidate|state] [PATH]`, and of the state the commits and the candidates (YANG:
 * srl_nokia-configuration).
 *
 * @param said - What stands behind `info`.
 */
export function info(session: SrlSession, said: string): string {
  const [words = '', ...pipes] = said.trim().split(/\s*\|\s*/)
  const parsed = /^(flat ?)?(?:from (running|candidate|state) ?)?(.*)$/.exec(words)
  const [, flat, from, place = ''] = parsed ?? []
  const isState = from === 'state' || (from === undefined && session.view === 'state')
  const ofState = isState ? stateOf(session.device, place, pipes) : undefined
  if (ofState !== undefined) return ofState
  const { device, editing } = session
  const isCandidate = from === 'candidate' || (from === undefined && editing !== undefined)
  if (isCandidate && editing === undefined) return 'Error: No candidate\n'
  const source =
    isCandidate && editing !== undefined ? editing.candidate.configuration : device.running
  const read = readLine(session.path, wordsOf(place))
  if (read.kind === 'wrong') return read.message
  const value = source.valueOf(read.path)
  if (value !== undefined && flat === undefined) return `${read.path.at(-1)} ${value}\n`
  return flat === undefined ? render(source, read.path) : renderFlat(source, read.path)
}

function stateOf(device: SrlDevice, place: string, pipes: readonly string[]): string | undefined {
  const path = place.replace(/^\/ ?/, '')
  if (path === 'system configuration commit *') {
    const rows = device.commits.map(({ candidate: name, status, user: username }, index) => {
      return { id: String(index + 1), name, status, username }
    })
    return pipes[0] === 'as table'
      ? renderTable(rows, ['id', ...fieldsIn(pipes, ['name', 'status', 'username'])])
      : undefined
  }
  if (path !== 'system configuration') return undefined
  const start = 'set / system configuration'
  const candidates = [...device.candidates].map(
    ([name, { type }]) => `${start} candidate ${name} type ${type}\n`,
  )
  const commits = device.commits.flatMap(({ candidate, status }, index) => [
    `${start} commit ${index + 1} name ${candidate}\n`,
    `${start} commit ${index + 1} status ${status}\n`,
  ])
  return [`${start} max-candidates 10\n`, ...candidates, ...commits].join('')
}

function fieldsIn<Field extends string>(
  pipes: readonly string[],
  all: readonly Field[],
): readonly Field[] {
  const asked = pipes
    .find((pipe) => pipe.startsWith('filter fields '))
    ?.split(' ')
    .slice(2)
  return asked === undefined ? all : all.filter((field) => asked.includes(field))
}
