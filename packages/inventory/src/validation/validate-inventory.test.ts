import { NornirError, Secret } from '@nornir-ts/kernel'
import { describe, expect, it } from 'vitest'
import type { HostData, InventoryData } from '../data/inventory-data.ts'
import type { Host } from '../host/host.ts'
import { createInventory } from '../inventory/create-inventory.ts'
import { loadInventory } from '../source/load-inventory.ts'
import type { CheckedConnection } from './checked-connection.ts'
import { InvalidInventoryError } from './invalid-inventory-error.ts'
import {
  assertValidInventory,
  type ValidateInventoryOptions,
  validateInventory,
} from './validate-inventory.ts'

const logIn = { username: 'u', password: { $env: 'NET' } }

/** Each problem as code, place and message. */
function problemsOf(data: InventoryData, options: ValidateInventoryOptions = {}): string[] {
  const { problems } = validateInventory(createInventory(data), options)
  return problems.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`)
}

const ofHost = (host: HostData, options?: ValidateInventoryOptions) =>
  problemsOf({ hosts: { h: { ...logIn, ...host } } }, options)

describe('validateInventory', () => {
  it('finds nothing wrong with an inventory that is right', () => {
    const report = validateInventory(
      createInventory({
        hosts: {
          leaf01: { groups: ['leaf'] },
          leaf02: { hostname: 'fe80::1%eth0', groups: ['leaf'] },
        },
        groups: { leaf: { platform: 'cisco_ios', groups: ['all'] }, all: {} },
        defaults: { username: 'u', password: { $vault: 'net' }, port: 22 },
      }),
      { connections: [{ name: 'ssh', platforms: ['cisco_ios'] }], secretProviders: ['vault'] },
    )
    expect(report).toEqual({
      ok: true,
      problems: [],
      checked: { hosts: 2, groups: 2, connections: ['ssh'] },
    })
  })

  it('is plain data, and says which host, where, how bad and what', () => {
    const inventory = createInventory({ hosts: { h: { ...logIn, hostname: '10.0.0.1:22' } } })
    const report = validateInventory(inventory)
    expect(JSON.parse(JSON.stringify(report))).toEqual(report)
    expect(report).toEqual({
      ok: false,
      problems: [
        {
          severity: 'error',
          code: 'ADDRESS_MALFORMED',
          host: 'h',
          path: ['hosts', 'h', 'hostname'],
          message: 'hostname "10.0.0.1:22" has a port; write "10.0.0.1" and port: 22',
        },
      ],
      checked: { hosts: 1, groups: 0, connections: [] },
    })
  })

  it('wants an address: a hostname, or a name that is one', () => {
    expect(problemsOf({ hosts: { 'leaf 01': logIn } })).toEqual([
      'ADDRESS_MISSING hosts.leaf 01.hostname: no hostname, and its name has a blank in it',
    ])
    expect(ofHost({ hostname: '10.0.0.256' })[0]).toMatch(
      /^ADDRESS_MALFORMED hosts.h.hostname: .* no IPv4/,
    )
    expect(ofHost({ hostname: 'leaf_01' })).toEqual([
      'ADDRESS_UNUSUAL hosts.h.hostname: hostname "leaf_01" has a "_", which no host name has by RFC 1123',
    ])
    expect(ofHost({ hostname: '' })).toEqual([])
  })

  it('wants a username and a credential, from whichever level', () => {
    expect(problemsOf({ hosts: { h: {} } })).toEqual([
      'USERNAME_MISSING hosts.h.username: no username',
      'CREDENTIAL_MISSING hosts.h.password: no password, and no reference to one',
    ])
    expect(problemsOf({ hosts: { h: { groups: ['g'] } }, groups: { g: logIn } })).toEqual([])
    expect(problemsOf({ hosts: { h: {} }, defaults: logIn })).toEqual([])
    const mayLack = ['credential'] as const
    expect(
      problemsOf({ hosts: { h: { username: 'u' } } }, { connections: [{ name: 'c', mayLack }] }),
    ).toEqual([])
  })

  it('wants a port that there is', () => {
    expect(ofHost({ port: 0 })).toEqual([
      'PORT_OUT_OF_RANGE hosts.h.port: port 0 is not in 1 to 65535',
    ])
    const inventory = createInventory({ hosts: { h: logIn } })
    for (const port of [-1, 65_536, 22.5, Number.NaN]) {
      ;(inventory.hosts.get('h') as Host).port = port
      expect(validateInventory(inventory).problems).toMatchObject([{ code: 'PORT_OUT_OF_RANGE' }])
    }
  })

  it('looks at each connection as it would be opened', () => {
    const connections = [{ name: 'ssh', aliases: { connections: ['netmiko'] } }, { name: 'http' }]
    const host = {
      connection_options: { netmiko: { port: 0 }, http: { hostname: 'http://h/', username: '' } },
    }
    expect(ofHost(host, { connections })).toEqual([
      'PORT_OUT_OF_RANGE hosts.h.port: ssh: port 0 is not in 1 to 65535',
      'ADDRESS_MALFORMED hosts.h.hostname: http: hostname "http://h/" is a URL; write only "h"',
      'USERNAME_MISSING hosts.h.username: http: no username',
    ])
  })

  it.each<[string, CheckedConnection['platforms']]>([
    ['a list', ['cisco_ios', 'frr']],
    ['a set', new Set(['cisco_ios', 'frr'])],
    [
      'a map',
      new Map([
        ['cisco_ios', 1],
        ['frr', 2],
      ]),
    ],
  ])('wants a platform that is known, by %s, and names the nearest', (_title, platforms) => {
    const connections = [{ name: 'ssh', platforms }]
    expect(ofHost({ platform: 'frr' }, { connections })).toEqual([])
    expect(ofHost({ platform: 'cisco_iso' }, { connections })).toEqual([
      'PLATFORM_UNKNOWN hosts.h.platform: ssh: platform "cisco_iso" is unknown; did you mean "cisco_ios"?',
    ])
    expect(ofHost({}, { connections })).toEqual([
      'PLATFORM_MISSING hosts.h.platform: ssh: no platform',
    ])
  })

  it('asks a function for platforms', () => {
    const connections = [{ name: 'ssh', platforms: (name: string) => name.startsWith('cisco') }]
    expect(ofHost({ platform: 'cisco_x' }, { connections })).toEqual([])
    expect(ofHost({ platform: 'arista' }, { connections })).toHaveLength(1)
  })

  it('lets a connection read its extras, which may be wrong or say more', () => {
    class WrongExtrasError extends NornirError {
      readonly code = 'WRONG_EXTRAS'
    }
    const read: CheckedConnection['read'] = ({ extras }) => {
      if ('wrong' in extras) throw new WrongExtrasError('extras.wrong is not known')
      return { hostname: extras['ip'] as string, mayLack: 'key' in extras ? ['credential'] : [] }
    }
    const connections = [{ name: 'c', read }]
    const withExtras = (extras: Record<string, unknown>) =>
      problemsOf(
        { hosts: { h: { username: 'u', connection_options: { c: { extras } } } } },
        { connections },
      )
    expect(withExtras({ wrong: 1 })).toEqual([
      'EXTRAS_INVALID hosts.h.connection_options.c.extras: c: extras.wrong is not known',
    ])
    expect(withExtras({ key: 'k', ip: '1.2.3' })).toEqual([
      expect.stringMatching(/^ADDRESS_MALFORMED/),
    ])
    expect(withExtras({ ip: 'h' })).toEqual([expect.stringMatching(/^CREDENTIAL_MISSING/)])
  })

  it('does not hide a defect of such a function', () => {
    const read = () => {
      throw new TypeError('defect')
    }
    expect(() => ofHost({}, { connections: [{ name: 'c', read }] })).toThrow('defect')
  })

  it('warns of hosts that share address and port, however they are spelt', () => {
    const hosts = {
      a: { ...logIn, hostname: '2001:db8::1', port: 22 },
      b: { ...logIn, hostname: '2001:DB8:0:0::1' },
      c: { ...logIn, hostname: '2001:db8::1', port: 23 },
      d: { ...logIn, hostname: 'Leaf.Example' },
      e: { ...logIn, hostname: 'leaf.example.' },
      f: { ...logIn, hostname: 'fe80::1%eth0' },
      g: { ...logIn, hostname: 'fe80::1%eth1' },
      h: { ...logIn, hostname: '::ffff:10.0.0.1' },
      i: { ...logIn, hostname: '10.0.0.1' },
    }
    const connections = [{ name: 'ssh', defaultPort: 22 }]
    const report = validateInventory(createInventory({ hosts }), { connections })
    expect(report.ok).toBe(true)
    expect(report.problems.map(({ host, message }) => `${host}: ${message}`)).toEqual([
      'b: ssh: same address and port as "a"',
      'e: ssh: same address and port as "d"',
      'i: ssh: same address and port as "h"',
    ])
  })

  it('warns of secrets in clear text where they stand, and never shows them', () => {
    const data: InventoryData = {
      hosts: {
        h: {
          ...logIn,
          groups: ['g'],
          connection_options: {
            ssh: {
              password: 'hunter2',
              extras: { jump: [{ passphrase: 'hunter2' }], enableSecret: { $env: 'E' } },
            },
          },
        },
      },
      groups: { g: { password: 'hunter2' } },
      defaults: { password: new Secret('hunter2') },
    }
    const { ok, problems } = validateInventory(createInventory(data))
    expect(ok).toBe(true)
    expect(JSON.stringify(problems)).not.toContain('hunter2')
    expect(problems.map(({ code, host, path }) => [code, host, path.join('.')])).toEqual([
      ['SECRET_LITERAL', undefined, 'defaults.password'],
      ['SECRET_LITERAL', undefined, 'groups.g.password'],
      ['SECRET_LITERAL', 'h', 'hosts.h.connection_options.ssh.password'],
      ['SECRET_LITERAL', 'h', 'hosts.h.connection_options.ssh.extras.jump.0.passphrase'],
    ])
    const severities = { SECRET_LITERAL: 'error' } as const
    expect(validateInventory(createInventory(data), { severities }).ok).toBe(false)
    expect(problemsOf(data, { severities: { SECRET_LITERAL: 'off' } })).toEqual([])
  })

  it('wants the providers of references to be there, where it is told which are', () => {
    const vault = { password: { $vault: 'net' } }
    expect(ofHost(vault)).toEqual([])
    expect(ofHost(vault, { secretProviders: ['vault'] })).toEqual([])
    expect(ofHost({ password: { $file: 'x' } }, { secretProviders: [] })).toEqual([])
    expect(ofHost(vault, { secretProviders: ['keyring'] })).toEqual([
      'SECRET_PROVIDER_UNKNOWN hosts.h.password: there is no provider "$vault" (there are env, file, exec, keyring)',
    ])
  })

  it('warns of groups that no host has, and of empty ones when it is told to', () => {
    const data = {
      hosts: { h: { ...logIn, groups: ['a'] } },
      groups: { a: { groups: ['b'] }, b: {}, c: { groups: ['b'] } },
    }
    expect(problemsOf(data)).toEqual(['GROUP_UNUSED groups.c: no host has this group'])
    expect(problemsOf(data, { severities: { GROUP_UNUSED: 'off', GROUP_EMPTY: 'error' } })).toEqual(
      ['GROUP_EMPTY groups.b: this group says nothing'],
    )
  })

  it.each([
    [
      { SECRET_LITERL: 'off' },
      'severities.SECRET_LITERL: there is no such problem; did you mean SECRET_LITERAL?',
    ],
    [{ PORT: 'off' }, /^severities.PORT: there is no such problem; one of ADDRESS_MISSING, /],
    [
      { SECRET_LITERAL: 'warn' },
      'severities.SECRET_LITERAL: expected error, warning or off, got "warn"',
    ],
  ])('refuses severities %o', (severities, message) => {
    expect(() => ofHost({}, { severities: severities as never })).toThrow(message)
  })

  it('looks only at the hosts of a view', () => {
    const data = { hosts: { good: logIn, 'not good': {} }, groups: { unused: {} } }
    const view = createInventory(data).filter({ name: 'good' })
    expect(validateInventory(view)).toMatchObject({ ok: true, problems: [], checked: { hosts: 1 } })
  })

  it('looks at extras that contain themselves once', () => {
    const extras: Record<string, unknown> = { secret: 's' }
    extras['self'] = extras
    expect(ofHost({ connection_options: { c: { extras } } })).toHaveLength(1)
  })

  it('looks at 50 000 hosts in well under a second, all wrong too', {
    timeout: 60_000,
  }, async () => {
    const bodies = Array.from({ length: 50_000 }, (_, index): [string, HostData] => [
      `leaf${index}`,
      {
        hostname: `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`,
        groups: ['leaf', `site${index % 100}`],
      },
    ])
    const sites = Array.from({ length: 100 }, (_, index) => [`site${index}`, { groups: ['all'] }])
    const data = {
      hosts: Object.fromEntries(bodies),
      groups: { leaf: { platform: 'cisco_iso' }, all: {}, ...Object.fromEntries(sites) },
    }
    const inventory = await loadInventory({ name: 'many', load: async () => data })
    const start = performance.now()
    const { problems } = validateInventory(inventory, {
      connections: [{ name: 'ssh', platforms: ['cisco_ios'] }],
    })
    expect(problems).toHaveLength(150_000)
    expect(performance.now() - start).toBeLessThan(5_000) // 0.4 s by itself; other tests are at work meanwhile
  })
})

describe('assertValidInventory', () => {
  it('gives the report when there are no errors', () => {
    const inventory = createInventory({ hosts: { h: { ...logIn, password: 'p' } } })
    expect(assertValidInventory(inventory).problems).toHaveLength(1)
  })

  it('throws with the report in it when there are', () => {
    const names = Array.from({ length: 7 }, (_, index) => `h ${index}`)
    const inventory = createInventory({
      hosts: Object.fromEntries(names.map((name) => [name, logIn])),
    })
    const check = () => assertValidInventory(inventory)
    expect(check).toThrow(InvalidInventoryError)
    expect(check).toThrow(
      /^The inventory has 7 error\(s\):\n {2}hosts → h 0 → hostname: no hostname(?:.|\n)*\n {2}and 2 more$/,
    )
    expect(check).toThrow(
      expect.objectContaining({ report: expect.objectContaining({ ok: false }) }),
    )
  })
})
