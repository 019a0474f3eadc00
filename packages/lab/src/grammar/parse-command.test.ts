import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandTree } from './command-tree.ts'
import { completeLine, liveHelp } from './live-help.ts'
import { parseCommand } from './parse-command.ts'

const specs = [
  'show version',
  'show vlan brief',
  'show ip interface brief',
  'show interfaces',
  'show interfaces <interface>',
  'terminal length <0-512>',
  'description <line>',
  'ping <ip>',
  'shutdown',
]
const tree = commandTree(specs.map((spec) => ({ spec, handler: spec })))

function parse(line: string): unknown {
  return parseCommand([tree], line)
}

describe('parseCommand', () => {
  it('understands unique abbreviations in any case', () => {
    expect(parse('SHO ip Int br')).toMatchObject({
      handler: 'show ip interface brief',
      canonical: 'show ip interface brief',
    })
  })

  it('writes interface names in full, with and without a blank', () => {
    expect(parse('sho int gi0/1')).toMatchObject({ args: ['GigabitEthernet0/1'] })
    expect(parse('sho int gi 0/1')).toMatchObject({ args: ['GigabitEthernet0/1'] })
    expect(parse('sho int lo7')).toMatchObject({ args: ['Loopback7'] })
  })

  it('keeps the rest of the line as it was typed', () => {
    expect(parse('desc  Uplink  to  B ')).toMatchObject({ args: ['Uplink  to  B'] })
  })

  it('calls an abbreviation of two keywords ambiguous', () => {
    expect(parse('show v')).toEqual({ kind: 'ambiguous', column: 5 })
  })

  it('calls a line that stops too early incomplete', () => {
    expect(parse('show ip')).toMatchObject({ kind: 'incomplete' })
    expect(parse('terminal length')).toMatchObject({ kind: 'incomplete' })
  })

  it('points at the first character that fits no keyword, as recorded on IOS-XE', () => {
    expect(parse('show vexed')).toEqual({ kind: 'invalid', column: 7 })
    expect(parse('show xyz')).toEqual({ kind: 'invalid', column: 5 })
  })

  it.each([
    ['terminal length 513', 16],
    ['terminal length -1', 16],
    ['ping 10.0.0.256', 5],
    ['show interfaces Gi', 16],
    ['show version x', 13],
  ])('refuses %s at column %i', (line, column) => {
    expect(parse(line)).toEqual({ kind: 'invalid', column })
  })

  it('understands every keyword line from any prefix that only it has', () => {
    const keywordSpecs = specs.filter((spec) => !spec.includes('<'))
    fc.assert(
      fc.property(
        fc.constantFrom(...keywordSpecs),
        fc.array(fc.nat(12), { minLength: 4 }),
        (spec, cuts) => {
          const short = spec.split(' ').map((word, index) => word.slice(0, 1 + (cuts[index] ?? 0)))
          const result = parseCommand([tree], short.join(' '))
          const others = keywordSpecs.filter((other) => {
            const words = other.split(' ')
            return short.every((part, index) => words[index]?.startsWith(part) === true)
          })
          if (result.kind === 'command') expect(others).toContain(result.canonical)
          else expect(result.kind).toBe('ambiguous')
        },
      ),
    )
  })

  it('takes the first tree that understands the line, else the error furthest right', () => {
    const other = commandTree([{ spec: 'show users', handler: 'users' }])
    expect(parseCommand([other, tree], 'show version')).toMatchObject({ handler: 'show version' })
    expect(parseCommand([other, tree], 'show version x')).toMatchObject({ column: 13 })
  })
})

describe('live help', () => {
  it('lists what may follow, and what completes a word', () => {
    expect(liveHelp([tree], 'show interfaces ')).toBe('  <cr>\r\n  <interface>\r\n')
    expect(liveHelp([tree], 'show v')).toBe('version  vlan\r\n')
    expect(liveHelp([tree], 'nonsense ')).toBe('% Unrecognized command\r\n')
  })

  it('completes a word that only one keyword begins with', () => {
    expect(completeLine([tree], 'sh')).toBe('sh')
    expect(completeLine([tree], 'show ver')).toBe('show version ')
    expect(completeLine([tree], 'sho ver')).toBe('sho version ')
  })
})
