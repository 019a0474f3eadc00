import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConfigStructure } from '../../platform/config-structure.ts'
import { sectionLines } from './config-section.ts'
import { type EnsuredSection, planSection } from './ensure-config.ts'

const ios: ConfigStructure = {
  form: 'indent',
  negation: 'no',
  offUnlessShown: [/^shutdown$/],
}
const junos: ConfigStructure = { form: 'set', negation: 'delete', inactive: 'deactivate' }

const running = `hostname r1
!
interface GigabitEthernet0/1
 description up  link
 no ip address
 shutdown
!
router bgp 65000
 neighbor 192.0.2.1 remote-as 65001
 address-family ipv4
  network 10.0.0.0
 exit-address-family
!
ip access-list standard nms
 permit 192.0.2.1
 permit 192.0.2.2
 deny   any
!
end`

const plan = (wanted: EnsuredSection) => planSection(running, wanted, ios)

describe('planSection in sections of indented lines', () => {
  it('types nothing when all is as it must be, whatever the blanks', () => {
    const wanted = { parents: 'interface  GigabitEthernet0/1', present: 'description up link' }
    expect(plan(wanted)).toMatchObject({ lines: [], diff: '', isMissing: false })
  })

  it('types only what is missing, below its parents, and takes away what must not be there', () => {
    const wanted = {
      parents: ['interface GigabitEthernet0/1'],
      present: ['description up link', 'mtu 1500'],
      absent: ['shutdown', 'no ip address', 'ip mtu 1400'],
    }
    expect(plan(wanted)).toMatchObject({
      isMissing: true,
      lines: ['interface GigabitEthernet0/1', ' no shutdown', ' ip address', ' mtu 1500'],
      diff: ' interface GigabitEthernet0/1\n- shutdown\n- no ip address\n+ mtu 1500',
    })
  })

  it('types a negated line of which nothing is shown, for what it negates may be the default', () => {
    const parents = 'interface GigabitEthernet0/1'
    expect(plan({ parents, present: 'no ip proxy-arp\nno ip address' })).toMatchObject({
      lines: [parents, ' no ip proxy-arp'],
      inDoubt: ['no ip proxy-arp'],
      isMissing: false,
    })
    const shown = { parents, present: ['no shutdown', 'no description'] }
    expect(plan(shown)).toMatchObject({
      lines: [parents, ' no shutdown', ' no description'],
      inDoubt: [],
      isMissing: true,
    })
  })

  it('takes one to be there where the platform shows it when it holds', () => {
    const up = running.replace(' shutdown\n', '')
    const wanted = { parents: 'interface GigabitEthernet0/1', present: 'no shutdown' }
    expect(planSection(up, wanted, ios).lines).toEqual([])
    const nxos: ConfigStructure = { form: 'indent', negation: 'no' }
    expect(planSection(up, wanted, nxos)).toMatchObject({ inDoubt: ['no shutdown'] })
  })

  it('goes as deep as the parents say, and no line of another depth is taken for one of the section', () => {
    const parents = ['router bgp 65000', 'address-family ipv4']
    expect(plan({ parents, present: 'network 10.0.0.0' }).lines).toEqual([])
    expect(plan({ parents: 'router bgp 65000', present: 'network 10.0.0.0' }).lines).toEqual([
      'router bgp 65000',
      ' network 10.0.0.0',
    ])
    expect(plan({ parents, present: 'network 10.1.0.0' }).lines).toEqual([
      'router bgp 65000',
      ' address-family ipv4',
      '  network 10.1.0.0',
    ])
  })

  it('opens a section that is not there, and looks for lines without parents at the top only', () => {
    expect(plan({ parents: 'vlan 7', present: 'name x' }).lines).toEqual(['vlan 7', ' name x'])
    expect(plan({ present: ['hostname r1', 'shutdown'] }).lines).toEqual(['shutdown'])
    expect(plan({ parents: 'vlan 7', absent: 'name x' }).lines).toEqual([])
  })

  it('leaves lines in order alone, and moves those that stand wrong', () => {
    const parents = 'ip access-list standard nms'
    const given = { parents, order: 'given' } as const
    expect(plan({ ...given, present: ['permit 192.0.2.1', 'deny any'] }).lines).toEqual([])
    expect(plan({ ...given, present: ['permit 192.0.2.2', 'permit 192.0.2.1'] }).lines).toEqual([
      parents,
      ' no permit 192.0.2.1',
      ' permit 192.0.2.1',
    ])
    const inserted = ['permit 192.0.2.1', 'permit 192.0.2.9', 'deny any']
    expect(plan({ ...given, present: inserted }).lines).toEqual([
      parents,
      ' no deny any',
      ' permit 192.0.2.9',
      ' deny any',
    ])
  })

  it('is content with what it has made, for any section', () => {
    const word = fc.constantFrom('a', 'b 1', 'c', 'no d', 'no e 2', 'f')
    const lines = fc.uniqueArray(word, { maxLength: 6 })
    const order = fc.constantFrom('any' as const, 'given' as const)
    const cases = fc.record({ there: lines, present: lines, unwanted: lines, order })
    fc.assert(
      fc.property(cases, ({ there, present, unwanted, order }) => {
        const absent = unwanted.filter((line) => !present.includes(line))
        const wanted = { parents: 's', present, absent, order }
        const first = planSection(render(there), wanted, ios)
        const after = apply(there, first.lines.slice(1))
        expect(planSection(render(after), wanted, ios).isMissing).toBe(false)
      }),
    )
  })
})

/** A section as a device shows it. */
function render(lines: readonly string[]): string {
  return ['s', ...lines.map((line) => ` ${line}`), '!', 'end'].join('\n')
}

/** What a device makes of lines: `no x` takes x away and is not shown, unless it is a line of its own. */
function apply(there: readonly string[], typed: readonly string[]): readonly string[] {
  const lines = [...there]
  for (const line of typed.map((one) => one.trim())) {
    const opposite = line.startsWith('no ') ? line.slice(3) : `no ${line}`
    const at = lines.indexOf(opposite)
    if (at !== -1) lines.splice(at, 1)
    if (!line.startsWith('no ') && !lines.includes(line)) lines.push(line)
  }
  return lines
}

describe('planSection in set form', () => {
  const text = `set system host-name r1
set system ntp server 192.0.2.1
set system ntp server 192.0.2.2 prefer
set interfaces ge-0/0/0 description "up link"`

  it('tells what does not count, for it or what is above it is deactivated', () => {
    const text = 'set system ntp server 192.0.2.9\nset system host-name r1\ndeactivate system ntp'
    const wanted = { parents: 'system ntp', present: 'server 192.0.2.9' }
    expect(planSection(text, wanted, junos).inactive).toEqual(['deactivate system ntp'])
    expect(planSection(text, { present: 'system ntp2' }, junos).inactive).toEqual([])
    expect(planSection(text, { present: 'system host-name r1' }, junos).inactive).toEqual([])
  })

  it('adds and deletes whole paths, and takes a path with lines below it to be there', () => {
    const wanted = {
      parents: 'system ntp',
      present: ['server 192.0.2.2', 'set server 192.0.2.3'],
      absent: 'server 192.0.2.1',
    }
    expect(planSection(text, wanted, junos).lines).toEqual([
      'delete system ntp server 192.0.2.1',
      'set system ntp server 192.0.2.3',
    ])
  })

  it('deletes a path whole: without its leaves it would still be there', () => {
    expect(planSection(text, { absent: 'interfaces ge-0/0/0' }, junos).lines).toEqual([
      'delete interfaces ge-0/0/0',
    ])
    const server =
      'set system ntp server 192.0.2.1 prefer\nset system ntp server 192.0.2.1 version 4'
    const gone = { parents: 'system ntp', absent: 'server 192.0.2.1' }
    expect(planSection(server, gone, junos).lines).toEqual(['delete system ntp server 192.0.2.1'])
    expect(planSection(text, { parents: 'system', absent: 'services' }, junos).lines).toEqual([])
  })
})

it('types what the user wrote, also the blanks in it', () => {
  const wanted = { parents: 'interfaces ge-0/0/0', present: 'description "a  b"' }
  const typed = 'set interfaces ge-0/0/0 description "a  b"'
  const other = 'set interfaces ge-0/0/0 description "a b"'
  expect(planSection(other, wanted, junos).lines).toEqual([typed])
  expect(planSection(typed, wanted, junos).lines).toEqual([])
  const parents = 'interface GigabitEthernet0/1'
  expect(plan({ parents, present: 'description new  link' }).lines).toEqual([
    parents,
    ' description new  link',
  ])
})

describe('sectionLines', () => {
  it('tells a section that is empty from one that is not there', () => {
    expect(sectionLines('vlan 7\n!\nend', ['vlan 7'])).toEqual([])
    expect(sectionLines('vlan 7\n!\nend', ['vlan 8'])).toBeUndefined()
  })
})
