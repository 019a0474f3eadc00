import { describe, expect, it } from 'vitest'
import { compare } from './compare.ts'
import { merge, setAll } from './merge.ts'
import { renderSet, renderText } from './render.ts'
import { Configuration } from './statement.ts'

function configuration(...lines: readonly string[]): Configuration {
  const made = new Configuration()
  setAll(made, lines)
  return made
}

describe('compare', () => {
  it('says nothing about the same', () => {
    const one = configuration('set system host-name r1')
    expect(compare(one, one.clone())).toBe('')
  })

  it('names the lowest level that both have, in the order of the grammar', () => {
    const before = configuration(
      'set system host-name r1',
      'set interfaces ge-0/0/0 unit 0 family inet address 192.0.2.1/24',
      'set snmp location "Rack 7"',
    )
    const after = configuration(
      'set interfaces ge-0/0/0 unit 0 family inet address 192.0.2.2/24',
      'set interfaces ge-0/0/1 disable',
      'set system host-name r2',
    )
    expect(compare(before, after)).toBe(`[edit]
-   snmp {
-       location "Rack 7";
-   }
[edit system]
-  host-name r1;
+  host-name r2;
[edit interfaces]
+   ge-0/0/1 {
+       disable;
+   }
[edit interfaces ge-0/0/0 unit 0 family inet]
-   address 192.0.2.1/24;
+   address 192.0.2.2/24;
`)
  })
})

describe('merge', () => {
  it('brings what one user changed to what another one has made active', () => {
    const base = configuration('set system host-name r1', 'set snmp location here')
    const changed = configuration('set system host-name r2')
    const target = configuration(
      'set system host-name r1',
      'set snmp location here',
      'set system ntp server 192.0.2.7',
    )
    merge(target, { base, changed })
    expect(renderSet(target.statements)).toBe(
      'set system host-name r2\nset system ntp server 192.0.2.7\n',
    )
  })
})

describe('renderText and renderSet', () => {
  it('say the same: what one prints is read back as it was', () => {
    const one = configuration(
      'set system services ssh root-login deny',
      'set system services netconf ssh',
      'set routing-options static route 0.0.0.0/0 next-hop 192.0.2.1',
      'set routing-options static route 10.0.0.0/8 discard',
      'set routing-options static route 10.0.0.0/8 preference 200',
      'set protocols bgp group a import [ one two ]',
      'set policy-options prefix-list mine 192.0.2.0/24',
      'set interfaces ge-0/0/0 description "two words"',
    )
    const again = configuration(...renderSet(one.statements).trimEnd().split('\n'))
    expect(renderText(again.statements)).toBe(renderText(one.statements))
    expect(renderText(one.statements)).toContain('            import [ one two ];\n')
    expect(renderText(one.statements)).toContain(
      '        route 10.0.0.0/8 {\n            discard;\n            preference 200;\n        }\n',
    )
  })

  it('leave no empty container behind when the last statement goes', () => {
    const one = configuration('set system ntp server 192.0.2.7')
    const empty = configuration()
    merge(one, { base: one.clone(), changed: empty })
    expect(renderText(one.statements)).toBe('')
  })
})
