import { createInventory } from '@nornir-ts/inventory'
import { describe, expect, it, vi } from 'vitest'
import { collector } from '../../test/collector.ts'
import { formatInventoryReport, printInventoryReport, validateInventory } from '../index.ts'

const report = validateInventory(
  createInventory({
    hosts: {
      'leaf-1': { hostname: '10.0.0.1/24', groups: ['leaf'] },
      'leaf-2': { hostname: '10.0.0.2', groups: ['leaf'], password: 'hunter2' },
    },
    groups: { leaf: { username: 'u', password: { $env: 'NET' } }, old: {} },
  }),
)
const right = validateInventory(createInventory({ hosts: {} }))

describe('formatInventoryReport', () => {
  it('is a line per problem and a count', () => {
    expect(
      formatInventoryReport(report),
    ).toBe(`warning  groups → old               no host has this group
warning  hosts → leaf-2 → password  a secret in clear text; keep it elsewhere, and refer to it: { $env: NAME }
error    hosts → leaf-1 → hostname  hostname "10.0.0.1/24" has a mask; write only "10.0.0.1"
2 hosts, 2 groups: 1 error, 2 warnings
`)
    expect(formatInventoryReport(right)).toBe('0 hosts, 0 groups: ok\n')
  })

  it('counts what it does not show', () => {
    expect(
      formatInventoryReport(report, { maxProblems: 1 }),
    ).toBe(`warning  groups → old  no host has this group
… and 2 more: 1 SECRET_LITERAL, 1 ADDRESS_MALFORMED
2 hosts, 2 groups: 1 error, 2 warnings
`)
  })

  it('does not let an inventory write to the terminal', () => {
    const hosts = { '\u001b[2Jx\u0007\r\n': {} }
    const text = formatInventoryReport(validateInventory(createInventory({ hosts })))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may come through.
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
  })
})

describe('printInventoryReport', () => {
  it('uses colours on a terminal, not elsewhere, and never with NO_COLOR', () => {
    const shown = (stream = collector(80), color?: boolean): string => {
      printInventoryReport(report, { stream, color })
      return stream.text()
    }
    vi.stubEnv('NO_COLOR', '')
    expect(shown()).toContain('\u001b[31merror')
    expect(shown(collector())).toBe(formatInventoryReport(report))
    expect(shown(collector(), true)).toContain('\u001b[')
    vi.stubEnv('NO_COLOR', '1')
    expect(shown()).not.toContain('\u001b[')
    vi.unstubAllEnvs()
  })
})
