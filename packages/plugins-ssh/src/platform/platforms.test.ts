import { describe, expect, it } from 'vitest'
import { plainPlatform } from '../../test/fake-session.ts'
import { encodeInput } from '../session/dialog/input.ts'
import { modePath } from '../session/mode/mode-path.ts'
import { ciscoIos } from './cisco-ios.ts'
import { definePlatform } from './define-platform.ts'
import { fortinet } from './fortinet.ts'
import { PlatformDefinitionError } from './platform-definition-error.ts'
import { platforms } from './platforms.ts'

/** Where the platform's users know the bytes to be harmless; everywhere else a time-out closes. */
const INTERRUPTED: Readonly<Record<string, readonly string[]>> = {
  cisco_ios: ['exec', 'enable'],
  frr: ['enable', 'config'],
  linux: ['shell', 'root'],
}

/** What no preparation may begin with, and what changes more than the session where it does not. */
const CONFIGURES =
  /^(?:conf|sys|write|save|commit|copy|set (?!cli |terminal )|terminal pager [1-9])/

/** Fields that state facts. The others follow from them, or are choices of ours. */
const SOURCED = [
  ...(['modes', 'promptLead', 'changes', 'preparation', 'preparationReplies', 'enter'] as const),
  ...([
    'pager',
    'loginDialogs',
    'commandErrors',
    'configErrors',
    'textInputs',
    'save',
    'typeAhead',
  ] as const),
  ...(['literalNext', 'maxSessions', 'loginsPerSecond'] as const),
]
const TAGGED = /\[[A-Z](?:,[A-Z])*\]|production safety|recording|^none/

const context = { host: 'r1', phase: 'prepare' } as const

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0)
}

describe('every platform of the package', () => {
  it.each(platforms)("$name: names and aliases are nobody else's", ({ name, aliases = [] }) => {
    const others = platforms.filter((platform) => platform.name !== name)
    const taken = others.flatMap((platform) => [platform.name, ...(platform.aliases ?? [])])
    expect(taken.filter((other) => other === name || aliases.includes(other))).toEqual([])
  })

  it.each(platforms)('$name: rule 4: confirms nothing at log-in', ({ loginDialogs = [] }) => {
    // No, Enter for any key, and the banner without which nobody gets in.
    const answers = loginDialogs.map(({ answer }) => answer.trim())
    expect(answers.filter((answer) => !/^(?:no?|a|)$/i.test(answer))).toEqual([])
  })

  it.each(platforms)('$name: rule 5: prepares the session, not the device', (platform) => {
    const { preparation, modes } = platform
    const typed = [...preparation, ...modes.flatMap(({ preparation: own = [] }) => own)]
    expect(typed.filter((command) => CONFIGURES.test(command))).toEqual([])
    expect(typed.some((command) => encodeInput(command, platform, context) !== command)).toBe(false)
  })

  it.each(platforms)(
    '$name: rule 6: names no interrupt for a mode in which it is not proven',
    (platform) => {
      const interrupted = platform.modes.filter(({ interrupt }) => interrupt !== undefined)
      const names = interrupted.map(({ name }) => name)
      expect(names).toEqual(INTERRUPTED[platform.name] ?? [])
    },
  )

  it('rule 7: typing ahead is proven for two', () => {
    const proven = platforms.filter(({ typeAhead }) => typeAhead !== undefined)
    expect(proven.map(({ name }) => name)).toEqual(['frr', 'linux'])
  })

  it('rule 8: those whose lines wait for a commit have no configuration mode yet', () => {
    const without = platforms.filter(({ configMode }) => configMode === undefined)
    expect(without.map(({ name }) => name)).toEqual([
      'cisco_xr',
      // Nothing is known about it.
      'generic',
      'huawei_vrpv8',
      'juniper_junos',
      // A shell.
      'linux',
      // Its only mode.
      'nokia_srl',
      'nokia_sros',
      'paloalto_panos',
      'vyos',
    ])
  })

  it.each(platforms)('$name: says where its facts come from', (platform) => {
    const { sources } = platform
    const given = SOURCED.filter((field) => !isEmpty(platform[field]))
    expect(given.filter((field) => sources[field] === undefined)).toEqual([])
    const untagged = Object.values(sources).filter((source) => !TAGGED.test(source))
    expect(untagged).toEqual([])
  })

  it.each(platforms)('$name: comes back from every mode that it goes to', (platform) => {
    const { changes } = platform
    const isEntered = (mode: string): boolean => changes.some(({ to }) => to === mode)
    // A mode that none leads to, such as the shell at a log-in, is left for good.
    const stuck = changes.filter(
      ({ from, to }) => isEntered(from) && modePath(platform, to, from) === undefined,
    )
    expect(stuck).toEqual([])
  })

  it.each(platforms)('$name: rule 7: calls nothing read-only that is not', ({ readOnly }) => {
    const writing = [
      ...[
        'reload',
        'clear counters',
        'write memory',
        'configure terminal',
        'rm -rf /',
        'ping 1.1.1.1',
      ],
      ...[
        'traceroute 1.1.1.1',
        'monitor interface',
        'copy a b',
        'reset counters',
        'request reboot',
      ],
      ...['show tech-support', 'display diagnostic-information', 'show run | redirect flash:x'],
      ...[
        'show run | append flash:x',
        'show run | tee x',
        'show run | save x',
        'display cur > x.cfg',
      ],
      ...[
        'show interfaces | refresh 5',
        '/system reboot',
        'export file=x',
        '/ip address print follow',
      ],
      ...['/ip address print where [/system reboot]', 'get system performance top', 'cat a > b'],
    ]
    expect(writing.filter((command) => readOnly.test(command))).toEqual([])
  })

  it.each([
    ['cisco_nxos', 'show interface brief | include up'],
    ['cisco_xr', 'show running-config'],
    ['cisco_asa', 'show run | include nat'],
    ['arista_eos', 'show version | json'],
    ['juniper_junos', 'show configuration | display set | no-more'],
    ['hp_comware', 'display version'],
    ['huawei_vrp', 'display current-configuration'],
    ['mikrotik_routeros', '/ip address print detail'],
    ['mikrotik_routeros', '/export terse'],
    ['vyos', 'show configuration commands | strip-private'],
    ['fortinet', 'get system status'],
    ['nokia_sros', '/show router interface | match up'],
    ['nokia_srl', 'info from running / interface ethernet-1/1 | as json'],
    ['paloalto_panos', 'show system info | match model'],
    ['generic', undefined],
  ])('%s: %s reads only', (name, command) => {
    const readOnly = platforms.find((platform) => platform.name === name)?.readOnly
    expect(readOnly?.test(command ?? 'show version')).toBe(command !== undefined)
  })
})

describe('definePlatform', () => {
  const { configBlocks: blocks } = fortinet
  if (blocks === undefined) throw new Error('fortinet has no blocks')

  it('takes over what is not given from a platform, an alias or an object', () => {
    const own = {
      name: 'acme_switch',
      preparation: ['no page'],
      preparesReadingOnly: true,
      sources: { preparation: 'ACME 7' },
    }
    for (const base of ['cisco_ios', 'ios', ciscoIos]) {
      const acme = definePlatform({ extends: base, ...own })
      expect(acme).toEqual({
        ...ciscoIos,
        textfsm: 'cisco_ios', // whose templates fit
        ...own,
        aliases: undefined,
        sources: { ...ciscoIos.sources, preparation: 'ACME 7' },
      })
    }
  })

  it.each([
    ['another preparation', { preparation: ['no page'] }, undefined],
    ['no preparation', { preparation: [] }, undefined],
    [
      'a preparation in a mode',
      { modes: ciscoIos.modes.map((mode) => ({ ...mode, preparation: ['no page'] })) },
      undefined,
    ],
    [
      'another preparation of which it is said',
      { preparation: ['x'], preparesReadingOnly: true },
      true,
    ],
    ['other modes', { modes: [...ciscoIos.modes] }, true],
    ['nothing of the kind', {}, true],
  ])('knows what the preparation is for, given %s: %j', (_what, changes, preparesReadingOnly) => {
    const acme = definePlatform({ extends: 'cisco_ios', name: 'acme_switch', ...changes })
    expect(acme.preparesReadingOnly).toBe(preparesReadingOnly)
  })

  it('takes a field away that is given as undefined, and leaves the original as it was', () => {
    const before = { ...ciscoIos }
    const acme = definePlatform({ extends: ciscoIos, name: 'acme_switch', save: undefined })
    expect(acme.save).toBeUndefined()
    expect(ciscoIos).toEqual(before)
  })

  it('names the nearest platform when it extends one that is not there', () => {
    const define = () => definePlatform({ extends: 'cisco_iso', name: 'acme_switch' })
    expect(define).toThrow(PlatformDefinitionError)
    expect(define).toThrow(/"acme_switch".*extends "cisco_iso".*Did you mean "cisco_ios"\?/)
  })

  it('checks what comes of both', () => {
    const modes = [{ name: 'enable', prompt: /^r1#$/ }]
    const define = () => definePlatform({ extends: ciscoIos, name: 'acme_switch', modes })
    expect(define).toThrow(/the mode "exec" is not there/)
  })

  it('takes blocks of which the lines are edited in a mode of their own', () => {
    const change = { configMode: 'config', configBlocks: { ...blocks, from: 'enable' } }
    expect(() => definePlatform({ ...plainPlatform, ...change })).not.toThrow()
  })

  it('gives the definition back, frozen', () => {
    expect(Object.isFrozen(definePlatform(plainPlatform))).toBe(true)
  })

  it.each([
    ['has no modes', { modes: [] }],
    ['names a mode that is not there', { configMode: 'nope' }],
    [
      'leads to a mode that is not there',
      { changes: [{ from: 'exec', to: 'nope', command: 'x' }] },
    ],
    ['has a prompt that is not anchored', { modes: [{ name: 'exec', prompt: /#$/ }] }],
    ['has a prompt that ends in an escaped dollar', { pager: { pattern: /^x\$/, answer: ' ' } }],
    ['has a pattern that keeps state', { commandErrors: [/^%/g] }],
    ['has a prompt over several lines', { modes: [{ name: 'exec', prompt: /^#$/m }] }],
    ['opens blocks in a mode that is not there', { configBlocks: { ...blocks, from: 'nope' } }],
    ['has blocks and no mode within', { configMode: undefined, configBlocks: blocks }],
    ['opens blocks where they are edited', { configBlocks: { ...blocks, from: 'config' } }],
    ['has a line of blocks that is not anchored', { configBlocks: { ...blocks, open: /^config/ } }],
    ['takes what leaves a block for a line', { configBlocks: { ...blocks, line: /^\w+$/ } }],
    ['has a pattern of blocks that keeps state', { configBlocks: { ...blocks, dropped: /x/g } }],
    ['compares in a form that nothing shows', { showConfig: { views: [], compared: 'set' } }],
  ])('refuses one that %s', (_what, change) => {
    const base = {
      ...plainPlatform,
      configMode: 'configBlocks' in change ? 'config' : undefined,
      privilegedMode: undefined,
      save: undefined,
    }
    const changes = 'modes' in change ? [] : base.changes
    expect(() => definePlatform({ ...base, changes, ...change })).toThrow(PlatformDefinitionError)
  })
})
