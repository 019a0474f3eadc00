import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { classifyPrompt } from '../src/platform/classify-prompt.ts'
import type { Platform } from '../src/platform/platform.ts'
import { platforms } from '../src/platform/platforms.ts'

/** A prompt that somebody else collected. */
interface CorpusPrompt {
  readonly platform: string
  readonly id: string
  readonly mode: string
  readonly prompt: string
}

/** Where the corpus has another name for a platform of ours, and we do not answer to it. */
const PLATFORMS: Readonly<Record<string, string>> = { cumulus_linux: 'linux' }

/** What the corpus calls modes, and we: for all platforms, and for those that have another word. */
const MODES: Readonly<Record<string, string>> = {
  exec: 'exec',
  privileged_exec: 'enable',
  configuration: 'config',
  tclsh: 'tcl',
  shell: 'shell',
  root_shell: 'root',
  root: 'root',
}
const OWN_MODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  cumulus_linux: { exec: 'shell' },
  huawei_vrp: { privileged_exec: 'exec' },
  nokia_sros_classic: { exec: 'classic', configuration: 'classic_config' },
  vyos_vyos: { privileged_exec: 'exec' },
}

/** Prompts that are in another mode than the corpus says, or that say less than it has them say. */
const OTHERWISE: readonly (readonly [platform: string, id: string, mode: string, why: string])[] = [
  ['arista_eos', 'configuration-with-session', 'session', 'a configuration session is not live'],
  ['arista_eos', 'configuration-with-long-qos-profile', 'session', 'the same'],
]

const file = join(process.env['NORNIR_TS_TEST_DATA'] ?? '/nowhere', 'prompts/prompts.json')

describe.skipIf(!existsSync(file))('the prompts corpus (set NORNIR_TS_TEST_DATA)', () => {
  const corpus = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as readonly CorpusPrompt[])
    : []
  const ours = corpus.flatMap((entry) => {
    const platform = find(PLATFORMS[entry.platform] ?? entry.platform)
    return platform === undefined ? [] : [{ ...entry, name: entry.platform, platform }]
  })

  it.each(ours)('$name, $id: $prompt is $mode', ({ name, id, mode, prompt, platform }) => {
    const [line = '', above] = prompt.split('\n').reverse()
    const other = OTHERWISE.find(([one, other]) => one === name && other === id)?.[2]
    const expected = other ?? OWN_MODES[name]?.[mode] ?? MODES[mode]
    expect(classifyPrompt(platform, line, above)?.mode.name).toBe(expected)
  })

  it('has prompts of all platforms but those without a witness', () => {
    const seen = new Set(ours.map(({ platform }) => platform.name))
    expect(platforms.filter(({ name }) => !seen.has(name)).map(({ name }) => name)).toEqual([])
    expect(ours).toHaveLength(90)
  })
})

function find(wanted: string): Platform | undefined {
  return platforms.find(({ name, aliases }) => name === wanted || aliases?.includes(wanted))
}
