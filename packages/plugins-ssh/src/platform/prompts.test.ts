import { describe, expect, it } from 'vitest'
import { arubaAoscx } from './aruba-aoscx.ts'
import { ciscoIos } from './cisco-ios.ts'
import { ciscoXr } from './cisco-xr.ts'
import { classifyPrompt, isSameDevice } from './classify-prompt.ts'
import { dellOs10 } from './dell-os10.ts'
import { fortinet } from './fortinet.ts'
import { frr } from './frr.ts'
import { generic } from './generic.ts'
import { hpComware } from './hp-comware.ts'
import { hpProcurve } from './hp-procurve.ts'
import { huaweiVrp } from './huawei-vrp.ts'
import { huaweiVrpv8 } from './huawei-vrpv8.ts'
import { juniperJunos } from './juniper-junos.ts'
import { linux } from './linux.ts'
import { mikrotikRouteros } from './mikrotik-routeros.ts'
import { nokiaSrl } from './nokia-srl.ts'
import { nokiaSros } from './nokia-sros.ts'
import { paloaltoPanos } from './paloalto-panos.ts'
import type { Platform } from './platform.ts'
import { vyos } from './vyos.ts'

function modeOf(platform: Platform, line: string): string | undefined {
  return classifyPrompt(platform, line)?.mode.name
}

describe('prompts of cisco_ios', () => {
  it.each([
    ['Router>', 'exec'],
    ['Router#', 'enable'],
    ['r1-core.example#', 'enable'],
    ['(unlicensed)UUT#', 'enable'],
    ['csr_1000v(config)#', 'config'],
    ['csr(config-if)#', 'config'],
    ['csr(ca-trustpoint)#', 'config'],
    ['csr(cs-server)#', 'config'],
    ['csr(ipsec-profile)#', 'config'],
    ['csr(cfg-acl)#', 'config'],
    ['csr(gkm-local-server)#', 'config'],
    ['csr(dhcp-config)#', 'config'],
    ['csr(config-sg-tacacs+)#', 'config'],
    ['csr-stby#', 'standby'],
    ['csr-stby>', 'standby'],
    ['csr(boot)#', 'boot'],
    ['csr(standby)#', 'boot'],
    ['csr(tcl)#', 'tcl'],
    ['+>', 'tcl'],
  ])('%s is %s', (line, mode) => {
    expect(modeOf(ciscoIos, line)).toBe(mode)
  })

  it.each([
    '',
    'Password:',
    '########',
    '*****>',
    'Router# ',
    'Router#show',
    'Building configuration...',
    ' --More-- ',
    'Success rate is 100 percent (5/5)',
    'r1#\nr1#',
    `${'x'.repeat(600)}#`,
  ])('%j is none', (line) => {
    expect(modeOf(ciscoIos, line)).toBeUndefined()
  })
})

describe('prompts of frr', () => {
  it.each([
    ['vm# ', 'enable'],
    ['vm(config)# ', 'config'],
    ['vm(config-router)# ', 'config'],
  ])('%j is %s [M]', (line, mode) => {
    expect(modeOf(frr, line)).toBe(mode)
  })

  it('a "#" without the blank behind it is output', () => {
    expect(modeOf(frr, 'vm#')).toBeUndefined()
  })
})

describe('prompts of linux', () => {
  it.each([
    ['user@host:~$ ', 'shell'],
    ['$ ', 'shell'],
    ['[user@host ~]$ ', 'shell'],
    ['host% ', 'shell'],
    ['root@host:/home/user# ', 'root'],
    ['# ', 'root'],
  ])('%j is %s', (line, mode) => {
    expect(modeOf(linux, line)).toBe(mode)
  })
})

describe('prompts of the platforms of which the corpus has few or none', () => {
  const cases: readonly (readonly [Platform, readonly (readonly [string, string?, string?])[]])[] =
    [
      [
        arubaAoscx,
        [
          ['6300> ', 'exec'],
          ['6300# ', 'enable'],
          ['6300(config-if-vlan)# ', 'config'],
          ['6300(boot)# '],
        ],
      ],
      [
        ciscoXr,
        [
          ['RP/0/RSP0/CPU0:core-1(config-if)#', 'config'],
          ['RP/0/RP0/CPU0:core-1(admin)#', 'admin'],
          ['sysadmin-vm:0_RP0#', 'admin'],
          ['core-1#'],
        ],
      ],
      [
        dellOs10,
        [
          ['leaf>', 'exec'],
          ['leaf# ', 'enable'],
          ['leaf(conf-if-eth1/1/1)# ', 'config'],
        ],
      ],
      [
        fortinet,
        [
          ['fw-1 $ ', 'exec'],
          ['fw-1 (root) # ', 'config'],
          ['fw-1 (port1) $ ', 'config'],
          ['fw-1 #'],
          ['# '],
        ],
      ],
      [
        generic,
        [
          ['r1>', 'exec'],
          ['cs1:> ', 'exec'],
          ['u@h:~$ ', 'exec'],
          ['h% ', 'exec'],
          ['Copying 45%'],
          ['<--- More --->'],
          ['Continue? [confirm]'],
          ['Password: '],
        ],
      ],
      [
        hpComware,
        [
          ['<H3C>', 'exec'],
          ['RBM_P<core>', 'exec'],
          ['[H3C]', 'config'],
          ['RBM_P[core-Ten-GigabitEthernet1/0/1]', 'config'],
          ['[2026]'],
        ],
      ],
      [
        hpProcurve,
        [
          ['HP Switch 2530> ', 'exec'],
          ['sw-1# ', 'enable'],
          ['sw-1(config)# ', 'config'],
          ['sw-1(vlan-10)# ', 'config'],
        ],
      ],
      [huaweiVrp, [['[V200R009C00SPC500]'], ['[~core]', 'candidate'], ['---- More ----']]],
      [
        huaweiVrpv8,
        [
          ['<core>', 'exec'],
          ['[~core]', 'config'],
          ['[*core-bgp]', 'config'],
        ],
      ],
      [
        juniperJunos,
        [
          ['root@vmx:~ # ', 'root'],
          ['root@re0% ', 'root'],
          ['lab@re0% ', 'shell'],
          ['lab@re0> ', 'exec'],
          ['lab@re0# ', 'config'],
          ['[edit]'],
        ],
      ],
      [
        mikrotikRouteros,
        [
          ['[admin@MikroTik] > ', 'exec'],
          ['[admin@gw.example] /ip/address> ', 'exec'],
          ['[admin@gw] /ip route<SAFE> ', 'exec'],
          ['[admin@gw] > /ip'],
        ],
      ],
      [
        nokiaSrl,
        [
          ['A:leaf# ', 'exec', '--{ + running }--[  ]--'],
          ['A:leaf# ', 'exec', '--{ state }--[ interface ethernet-1/1 ]--'],
          ['A:leaf# ', 'config', '--{ +* candidate private admin }--[ interface ethernet-1/1 ]--'],
          ['A:leaf# ', 'config', '--{ candidate private running }--[  ]--'],
          ['admin@leaf:~$ ', 'shell'],
        ],
      ],
      [
        nokiaSros,
        [
          ['A:admin@sr1# ', 'exec', '[/]'],
          ['A:admin@sr1# ', 'exec', '[/show router]'],
          ['A:admin@sr1# ', 'config', '*[ex:/configure]'],
          ['A:admin@sr1# ', 'config', '[pr:/configure router "Base"]'],
          ['*A:sr1# ', 'classic'],
          ['A:sr1>show# ', 'classic'],
          ['*A:sr1>config>router$ ', 'classic_config'],
        ],
      ],
      [
        paloaltoPanos,
        [
          ['admin@fw(active-primary)> ', 'exec'],
          ['admin@fw# ', 'config'],
        ],
      ],
      [
        vyos,
        [
          ['vyos@r1:~$ ', 'exec'],
          ['vyos@r1# ', 'config'],
          ['root@r1:/home/vyos# ', 'root'],
        ],
      ],
    ]
  const rows = cases.flatMap(([platform, prompts]) =>
    prompts.map(([line, mode, above]) => ({ platform, name: platform.name, line, mode, above })),
  )

  it.each(rows)('$name: $line behind $above is $mode', ({ platform, line, mode, above }) => {
    expect(classifyPrompt(platform, line, above)?.mode.name).toBe(mode)
  })

  const leads: readonly (readonly [Platform, string])[] = [
    [nokiaSrl, '--{ [FACTORY] + running }--[  ]--'],
    [nokiaSros, '*(ex)[/configure]'],
    [nokiaSros, '!*[ex:/configure router "Base"]'],
    [juniperJunos, '{master:0}[edit interfaces ge-0/0/0]'],
    [juniperJunos, '{backup}'],
    [vyos, '[edit interfaces]'],
    [paloaltoPanos, '[edit]  '],
  ]

  it.each(leads.map(([{ name, promptLead }, line]) => ({ name, promptLead, line })))(
    '$name: $line is a part of the prompt below it',
    ({ promptLead, line }) => {
      expect(promptLead?.test(line)).toBe(true)
    },
  )

  it.each(['', '{', '[12]', '[edited]', 'system {'])('%j is output of Junos', (line) => {
    expect(juniperJunos.promptLead?.test(line)).toBe(false)
  })
})

describe('isSameDevice', () => {
  const prompt = (line: string) => {
    const found = classifyPrompt(ciscoIos, line)
    if (found === undefined) throw new Error(`no prompt: ${line}`)
    return found
  }

  it('sees the same name in another mode', () => {
    expect(isSameDevice(prompt('r1#'), prompt('r1(config-if)#'))).toBe(true)
  })

  it('sees a name that IOS cut to 20 characters in configuration mode', () => {
    const name = 'core-router-amsterdam-01'
    expect(isSameDevice(prompt(`${name}#`), prompt(`${name.slice(0, 20)}(config)#`))).toBe(true)
  })

  it('does not take r1 for r10, nor a new host name for the old one', () => {
    expect(isSameDevice(prompt('r1#'), prompt('r10(config)#'))).toBe(false)
    expect(isSameDevice(prompt('old(config)#'), prompt('new(config)#'))).toBe(false)
  })
})
