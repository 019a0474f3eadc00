import { createCommandTable, parseTemplate } from '@nornir-ts/textfsm'
import { describe, expect, it } from 'vitest'
import { platforms } from '../platform/platforms.ts'
import type { TableTemplate } from './table-template.ts'
import { tables } from './tables.ts'

const all = tables.flatMap(({ family, templates }) =>
  templates.map((template) => ({ name: `${family.name} ${template.platform}`, family, template })),
)
const each = all.map((entry) => [entry.name, entry] as const)

/** States in which lines are let pass that are not known, because no row can be among them. */
const PROSE: Readonly<Record<string, readonly string[]>> = {
  'version cisco_ios': ['Device', 'Members'],
  'version cisco_nxos': ['Device'],
  'version juniper_junos': ['Device'],
  'routes juniper_junos': ['Others'],
}

/** The states of a template, each with its rules. */
function statesOf(template: string): ReadonlyMap<string, readonly string[]> {
  const states = template
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s*#/.test(line) && !line.startsWith('Value '))
    .reduce<string[][]>((found, line) => {
      if (/^\w/.test(line)) found.push([line])
      else found.at(-1)?.push(line)
      return found
    }, [])
  return new Map(states.map(([name = '', ...rules]) => [name, rules]))
}

/** Whether a template would be taken for a command, by an index that has no other. */
function isFor({ platform, commands, template }: TableTemplate, command: string): boolean {
  const index = `Template, Hostname, Platform, Command\n\nown.textfsm, .*, ${platform}, ${commands}\n`
  const table = createCommandTable({ name: 'own', index, readTemplate: () => template })
  return table.templateNames({ platform, command }) !== undefined
}

describe('the tables', () => {
  it('are eight families on four platforms of ours', () => {
    expect(all).toHaveLength(32)
    const names = platforms.map(({ name }) => name)
    for (const { templates } of tables) {
      const found = templates.map(({ platform }) => platform)
      expect(found).toEqual(['cisco_ios', 'arista_eos', 'cisco_nxos', 'juniper_junos'])
      expect(names).toEqual(expect.arrayContaining(found))
    }
  })

  it.each(tables.map((table) => [table.family.name, table] as const))(
    'have the same columns on every platform: %s',
    (_name, { family, templates }) => {
      const columns = [...Object.keys(family.columns), ...(family.aside ?? [])]
      for (const { platform, template } of templates) {
        const { values } = parseTemplate(template, { name: platform })
        expect(values.map(({ name }) => name.toLowerCase())).toEqual(columns)
      }
    },
  )

  it.each(each)('let no line pass that is not known: %s', (name, { template }) => {
    for (const [state, rules] of statesOf(template.template)) {
      if (state === 'EOF') expect(rules).toEqual([])
      else if (PROSE[name]?.includes(state)) expect(rules.at(-1)).toBe('  ^.')
      else expect(rules.slice(-2), state).toEqual(['  ^\\s*$$', '  ^. -> Error'])
    }
  })

  it.each(each)('take no refusal for an answer: %s', (name, { template }) => {
    const parse = (text: string) => parseTemplate(template.template, { name }).parse(text)
    const refusals =
      template.platform === 'juniper_junos'
        ? ['syntax error.', 'unknown command.', 'error: command is not valid on the ex2200']
        : [
            "% Invalid input detected at '^' marker.",
            '% Ambiguous command:  "show"',
            "% Invalid command at '^' marker.",
          ]
    for (const refusal of refusals) expect(() => parse(`${refusal}\n`), refusal).toThrow()
  })

  it.each(each)('are none of an empty answer: %s', (name, { template }) => {
    expect(parseTemplate(template.template, { name }).parse('\n').rows).toEqual([])
  })

  it.each(each)(
    'are found by the command that is typed, and not by a longer one: %s',
    (_name, { template }) => {
      expect(template.commands.endsWith('$')).toBe(true)
      expect(isFor(template, template.command)).toBe(true)
      for (const more of [' detail', ' extensive', ' summary', ' brief', ' | include up'])
        expect(isFor(template, `${template.command}${more}`), more).toBe(false)
    },
  )

  it('are told apart by their commands', () => {
    for (const { template } of all) {
      const fitting = all.filter(
        (other) =>
          other.template.platform === template.platform && isFor(other.template, template.command),
      )
      expect(fitting.map((other) => other.template.command)).toEqual([template.command])
    }
  })

  it.each([
    ['cisco_ios', 'sh ip arp', 'show arp'],
    ['cisco_ios', 'sh int', 'show interfaces'],
    ['cisco_ios', 'sh int Gi1/0/1', 'show interfaces'],
    ['cisco_ios', 'sh int status', 'show interfaces status'],
    ['cisco_ios', 'show mac-address-table', 'show mac address-table'],
    ['cisco_ios', 'sh ip ro vrf BLUE', 'show ip route'],
    ['cisco_ios', 'show bgp vpnv4 unicast all summary', 'show ip bgp summary'],
    ['arista_eos', 'show arp', 'show ip arp vrf all'],
    ['cisco_nxos', 'show ip arp', 'show ip arp detail vrf all'],
    ['juniper_junos', 'show route table BLUE.inet.0', 'show route'],
  ])('on %s, %s is read as %s', (platform, typed, command) => {
    const found = all.filter(
      ({ template }) => template.platform === platform && isFor(template, typed),
    )
    expect(found.map(({ template }) => template.command)).toEqual([command])
  })
})
