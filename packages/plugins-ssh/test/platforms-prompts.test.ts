import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hasRecordings, readRecording } from '../../lab/test/recorded/read-recording.ts'
import { stateAt } from '../../lab/test/recorded/stand.ts'
import type { UniconRecording } from '../../lab/test/recorded/unicon-stand.ts'
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

/** To us, what waits for a commit where other lines do not is a mode of its own. */
const COMMITTED: Readonly<Record<string, string>> = {
  'arista_eos, configuration-with-session': 'session',
  'arista_eos, configuration-with-long-qos-profile': 'session',
  'huawei_vrp, tilde': 'candidate',
  'huawei_vrp, asterisk': 'candidate',
}

/** To us, a context in which lines of configuration are typed is no place for commands. */
const CONTEXTS: Readonly<Record<string, string>> = {
  'fortinet_fortios, global-context': 'config',
  'fortinet_fortios, interface-context': 'config',
  'fortinet_fortios, subsection-context': 'config',
  'fortinet_fortios, vdom': 'config',
}

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
    const key = `${name}, ${id}`
    const own = COMMITTED[key] ?? CONTEXTS[key] ?? OWN_MODES[name]?.[mode]
    const expected = own ?? MODES[mode]
    expect(classifyPrompt(platform, line, above)?.mode.name).toBe(expected)
  })

  it('takes the first line of two for a part of the prompt, not for output', () => {
    const leads = ours.flatMap(({ platform, prompt, id }) => {
      const [lead, line] = prompt.split('\n')
      const isRead = line === undefined || platform.promptLead?.test(lead ?? '') === true
      return isRead ? [] : [`${platform.name}, ${id}: ${lead}`]
    })
    expect(leads).toEqual(['juniper_junos, simple-shell: asdfklsdjlf'])
  })

  it('has prompts of all platforms but these', () => {
    const seen = new Set(ours.map(({ platform }) => platform.name))
    expect(platforms.flatMap(({ name }) => (seen.has(name) ? [] : [name]))).toEqual([
      'aruba_aoscx',
      'dell_os10',
      'frr',
      'generic',
      'hp_comware',
      'hp_procurve',
      'huawei_vrpv8',
      'mikrotik_routeros',
    ])
    expect(ours.length).toBeGreaterThanOrEqual(76)
  })
})

/** Prompts that are not read: by state, and why. */
const UNREAD: Readonly<Record<string, readonly string[]>> = {
  iosxe: [
    // Of a macro, of which lines are no commands.
    'macro_prompt_brace: {..} >',
    // With a blank behind them, which IOS does not write.
    'standby_exec: Router-standby# ',
    'diol_exec: RouterRP> ',
    'diol_enable: RouterRP# ',
    'diol_disable: RouterRP-standby> ',
    // Of a container.
    'meraki_container_shell: / # ',
    'meraki_container_ssh: 44-b6-be-0e-56-00-SFO-SMK-N-CA-switch:~$',
  ],
  linux: [
    // Of other programs and devices.
    'trex_console: trex> ',
    // Of shells that end them in ">", by which bash asks for the rest of a command.
    'exec3: Linux> ',
    'exec5: agent-lab9-pm:~:2017> ',
    'exec8: vm-7:3>',
    'exec9: %1B]0;cisco@dev-server:~^Gcisco@dev-server:3> ',
    'ios_exec: Router>',
    'ios_r1_exec: R01>',
    'ios_r2_exec: R02>',
    'ios_sw3_exec: Sw03>',
    'ios_sw4_exec: Sw04>',
    'exec_ps2: > ',
    'ansi_prompt: \x1b[37mapc>',
  ],
}

describe.skipIf(!hasRecordings)('the prompts of unicon’s devices (set NORNIR_TS_TEST_DATA)', () => {
  it.each([
    ['iosxe', 'cisco_ios'],
    ['nxos', 'cisco_nxos'],
    ['asa', 'cisco_asa'],
    ['junos', 'juniper_junos'],
    ['hvrp', 'huawei_vrp'],
    ['linux', 'linux'],
  ])('%s: all are read but those that are listed', (file, name) => {
    const platform = find(name)
    const recording = hasRecordings
      ? readRecording<UniconRecording>(`unicon/${file}_mock_data.yaml`)
      : {}
    const unread = Object.entries(recording).flatMap(([state, { prompt = '' }]) => {
      const shown = prompt.replaceAll('%N', 'Router')
      if (platform === undefined || stateAt(shown) !== 'prompt') return []
      const [line = '', above] = shown.split('\n').reverse()
      return classifyPrompt(platform, line, above) === undefined ? [`${state}: ${shown}`] : []
    })
    expect(unread).toEqual(UNREAD[file] ?? [])
  })
})

function find(wanted: string): Platform | undefined {
  return platforms.find(({ name, aliases }) => name === wanted || aliases?.includes(wanted))
}
