import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isProven } from '../src/detect/candidate.ts'
import { createCandidates } from '../src/detect/candidates.ts'
import { afterFirstSight } from '../src/detect/narrow.ts'

const file = join(process.env['NORNIR_TS_TEST_DATA'] ?? '/nowhere', 'prompts/prompts.json')

interface CollectedPrompt {
  readonly platform: string
  readonly prompt: string
}

const prompts: readonly CollectedPrompt[] = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : []
const candidates = createCandidates()

/** Our name of a platform; undefined: we do not have it. */
function ourName(wanted: string): string | undefined {
  const found = candidates.find(
    ({ platform: { name, aliases } }) => name === wanted || aliases?.includes(wanted),
  )
  return found?.platform.name
}

/** What a prompt leaves possible, and what it proves. */
function sight(text: string): { possible: readonly string[]; proven: readonly string[] } {
  const lines = text.split('\n')
  const left = afterFirstSight(candidates, {
    prompt: lines.at(-1) ?? '',
    greeting: lines.slice(0, -1),
  })
  const names = (list: typeof left) => list.map(({ platform }) => platform.name)
  return { possible: names(left), proven: names(left.filter(isProven)) }
}

describe.skipIf(!existsSync(file))('real prompts (set NORNIR_TS_TEST_DATA)', () => {
  it('rule out no device of which they are', () => {
    const ours = prompts.filter(({ platform }) => ourName(platform) !== undefined)
    expect(ours.length).toBeGreaterThan(60)
    const lost = ours.filter(
      ({ platform, prompt }) => !sight(prompt).possible.includes(ourName(platform) ?? ''),
    )
    expect(lost).toEqual([])
  })

  it('prove only what is so', () => {
    const wrong = prompts.filter(({ platform, prompt }) =>
      sight(prompt).proven.some((name) => name !== ourName(platform)),
    )
    expect(wrong).toEqual([])
  })

  it('are proof enough for these, so that nothing is typed', () => {
    const proven = new Set(prompts.flatMap(({ prompt }) => sight(prompt).proven))
    expect([...proven].toSorted()).toEqual([
      ...['cisco_xr', 'juniper_junos', 'nokia_srl', 'nokia_sros'],
    ])
  })
})
