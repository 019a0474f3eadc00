import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConfigStructure } from '../../platform/config-structure.ts'
import { sectionLines } from './config-section.ts'
import { type EnsuredSection, planSection } from './ensure-config.ts'

const ios: ConfigStructure = { form: 'indent', negation: 'no' }
const junos: ConfigStructure = { form: 'set', negation: 'delete' }

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
    expect(plan(wanted)).toEqual({ lines: [], diff: '' })
  })

  it('types only what is missing, below its parents, and takes away what must not be there', () => {
    const wanted = {
      parents: ['interface GigabitEthernet0/1'],
      present: ['description up link', 'mtu 1500'],
      absent: ['shutdown', 'no ip address', 'ip mtu 1400'],
    }
    expect(plan(wanted)).toEqual({
      lines: ['interface GigabitEthernet0/1', ' no shutdown', ' ip address', ' mtu 1500'],
      diff: ' interface GigabitEthernet0/1\n- shutdown\n- no ip address\n+ mtu 1500',
    })
  })

  it('takes a negated line to be there when what it negates is not', () => {
    const parents = 'interface GigabitEthernet0/1'
    expect(plan({ parents, present: 'no ip redirects\nno ip address' }).lines).toEqual([])
    expect(plan({ parents, present: 'no shutdown' }).lines).toEqual([parents, ' no shutdown'])
    expect(plan({ parents, present: 'no description' }).lines).toEqual([parents, ' no description'])
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
        expect(planSection(render(after), wanted, ios).lines).toEqual([])
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

  it('deletes all below a path', () => {
    expect(planSection(text, { absent: 'interfaces ge-0/0/0' }, junos).lines).toEqual([
      'delete interfaces ge-0/0/0 description "up link"',
    ])
    expect(planSection(text, { parents: 'system', absent: 'services' }, junos).lines).toEqual([])
  })
})

describe('sectionLines', () => {
  it('tells a section that is empty from one that is not there', () => {
    expect(sectionLines('vlan 7\n!\nend', ['vlan 7'])).toEqual([])
    expect(sectionLines('vlan 7\n!\nend', ['vlan 8'])).toBeUndefined()
  })
})
