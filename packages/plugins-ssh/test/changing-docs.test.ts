import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Platform } from '../src/platform/platform.ts'
import { platforms } from '../src/platform/platforms.ts'

const page = readFileSync(
  new URL('../../../docs/changing-configurations.md', import.meta.url),
  'utf8',
)

/** The cells of the rows of a table, below a heading. */
function rowsBelow(heading: string): string[][] {
  const section = page.split(`# ${heading}\n`)[1]?.split('\n#')[0] ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('| '))
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

const namesIn = (text = ''): string[] =>
  Array.from(text.matchAll(/`(\w+)`/g), ([, name]) => name ?? '')
const listed = (some: readonly Platform[]): string[] => some.map(({ name }) => name)

it('says of every platform where the lines of sendConfig go', () => {
  const [, atOnce, candidate] =
    rowsBelow('sendConfig').find(([first]) => first === 'platforms') ?? []
  const withMode = platforms.filter(({ configMode }) => configMode !== undefined)
  const others = platforms.filter((one) => one.candidate !== undefined && !withMode.includes(one))
  expect(namesIn(atOnce)).toEqual(listed(withMode))
  expect(namesIn(candidate)).toEqual(listed(others))
})

it('says of every candidate which locks and words it has', () => {
  const rows = rowsBelow('Candidates')
  for (const { name, candidate } of platforms) {
    const [, locks, words] = rows.find(([first]) => namesIn(first)[0] === name) ?? []
    expect(namesIn(locks)).toEqual(candidate?.entries.map(({ lock }) => lock) ?? [])
    const said = namesIn(words)
    expect(Object.keys(candidate?.words ?? {})).toEqual(expect.arrayContaining(said))
  }
})

const wayBackOf = (candidate: Platform['candidate']): string | undefined => {
  if (candidate?.confirmed !== undefined) return 'a commit on trial'
  return candidate?.rollback && 'an earlier revision'
}

it('says of every platform what takes a change back, and the steps of its timer', () => {
  const rows = rowsBelow('What takes it back')
  for (const { name, candidate, revertTimer, snapshot, configMode } of platforms) {
    const own = rows.filter(([first]) => namesIn(first).includes(name))
    const kinds = [
      ...[wayBackOf(candidate), revertTimer && 'a timer', snapshot && 'a snapshot'],
    ].filter((kind) => kind !== undefined)
    const last = kinds.length === 0 && configMode !== undefined ? ['the lines of'] : []
    expect(
      own.map(([, , back]) => [...kinds, ...last].find((kind) => back?.startsWith(kind))),
    ).toEqual([...kinds, ...last])
    const timer = candidate?.confirmed ?? revertTimer
    const unit = timer?.unitMs === 60_000 ? 'minutes' : 'seconds'
    const max = timer && String(timer.max).replace(/(?=\d{3}$)(?<=\d\d)/, ' ')
    const steps = timer === undefined ? 'none' : `${unit}, ${timer.min} to ${max}`
    if (own.length > 0) expect(own[0]?.[3]).toContain(steps)
  }
})
