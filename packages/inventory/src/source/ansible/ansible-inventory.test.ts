import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { NornirError } from '@nornir-ts/kernel'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type AnsibleAnswer,
  type AnsibleCase,
  groupsOf,
  madeCases,
  writeCase,
  writtenCases,
} from '../../../test/ansible-cases.ts'
import { reveal } from '../../../test/members.ts'
import type { Inventory } from '../../inventory/inventory.ts'
import { testInventorySource } from '../../testing.ts'
import { loadInventory } from '../load-inventory.ts'
import { type AnsibleInventoryOptions, ansibleInventory } from './ansible-inventory.ts'

type Files = Readonly<Record<string, string>>
type Options = Omit<AnsibleInventoryOptions, 'inventory' | 'onWarning'>

let folder: string
let warnings: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nornir-ts-ansible-'))
  warnings = []
})
afterEach(() => rm(folder, { recursive: true }))

const onWarning = (message: string) => {
  warnings.push(message.replaceAll(`${folder}/`, ''))
}

/** Writes files and reads the first of them, or what is named. */
async function load(files: Files, options: Options & { inventory?: string[] } = {}) {
  const { inventory = Object.keys(files).slice(0, 1), ...others } = options
  const paths = await writeCase({ sources: inventory, files }, folder)
  return loadInventory(ansibleInventory({ ...others, inventory: paths, onWarning }), { onWarning })
}

/** The error of loading, with the folder cut from its message. */
async function failure(...args: Parameters<typeof load>): Promise<Error> {
  const error: unknown = await load(...args).catch((caught: unknown) => caught)
  if (!NornirError.is(error)) throw new Error(`No error of ours: ${inspect(error)}`)
  error.message = error.message.replaceAll(`${folder}/`, '')
  return error
}

const dataOf = (inventory: Inventory, name: string): unknown =>
  Object.fromEntries(inventory.hosts.get(name)?.entries() ?? [])

async function resolved({ sources, files }: AnsibleCase) {
  const inventory = await load(files, { inventory: [...sources] })
  return {
    data: Object.fromEntries(
      [...inventory.hosts.keys()].map((name) => [name, dataOf(inventory, name)]),
    ),
    groups: new Map(
      Array.from(inventory.hosts.values(), (host) => [
        host.name,
        new Set(host.extendedGroups().map(({ name }) => name)),
      ]),
    ),
  }
}

/** What Ansible answers, without what is a secret: that is in no data. */
function expected(answer: AnsibleAnswer) {
  const groups = groupsOf(answer)
  const data = Object.fromEntries(
    [...groups.keys()].map((name) => {
      const variables = Object.entries(answer._meta.hostvars[name] ?? {})
      return [name, Object.fromEntries(variables.filter(([key]) => !/^ansible_.*pass/.test(key)))]
    }),
  )
  return { data: unwrapped(data), groups }
}

/** Ansible marks texts that are no templates in its JSON. */
function unwrapped(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, item) => item?.__ansible_unsafe ?? item)
}

describe('what Ansible makes of the same files', () => {
  it.each(writtenCases())('%s', async (_name, asked, answer) => {
    expect(await resolved(asked)).toEqual(expected(answer))
  })

  it('groups above and beside each other that set the same variables', async () => {
    for (const [at, asked] of madeCases().entries()) {
      await rm(folder, { recursive: true })
      expect(await resolved(asked), `made-${at}`).toEqual(expected(asked.answer))
    }
  })

  // Where a host and a group share a name, variables of the host become those of the group, in Ansible too.
  const unambiguous = writtenCases().filter(([name]) => name !== 'same-name')

  it.each(unambiguous)('%s: its own answer, read as JSON', async (_name, _asked, answer) => {
    const files = { 'list.json': JSON.stringify(answer) }
    expect(await resolved({ sources: ['list.json'], files })).toEqual(expected(answer))
  })
})

testInventorySource(
  { describe, it },
  {
    title: 'ansibleInventory keeps the contract of sources',
    create: async () => {
      const own = join(folder, 'contract')
      const files = { hosts: '[g]\nh[1:3] a="[1]"\n', 'group_vars/g.yml': 'x: { y: 1 }\n' }
      return ansibleInventory({ inventory: await writeCase({ sources: ['hosts'], files }, own) })
    },
    createBroken: () => ansibleInventory({ inventory: join(folder, 'none') }),
  },
)

describe('the way to a device', () => {
  const files = {
    'hosts.yml': `all:
  vars:
    ansible_user: automation
    ansible_password: hunter2
    ansible_connection: ansible.netcommon.network_cli
  children:
    ios:
      vars: { ansible_network_os: cisco.ios.ios, ansible_become_password: s3cret }
      hosts:
        r1: { ansible_host: 192.0.2.1, ansible_port: 2201 }
        r2: { ansible_user: local, ansible_ssh_private_key_file: ~/.ssh/r2 }
    eos:
      vars: { ansible_network_os: eos }
      hosts:
        s1: { ansible_ssh_common_args: '-o ProxyJump=ops@bastion:2222,core -o StrictHostKeyChecking=no' }
        s2: { ansible_network_os: acme.net.os, ansible_become_pass: other, ansible_httpapi_pass: hunter3 }
`,
  }

  it('is mapped to attributes and extras of the SSH plugin', async () => {
    const inventory = await load(files, { platforms: { 'acme.net.os': 'acme_os' } })
    const parametersOf = (name: string) => {
      const found = inventory.hosts.get(name)?.connectionParameters('ssh')
      const { hostname, port, username, platform } = found ?? {}
      const extras = Object.entries(found?.extras ?? {}).map(([key, value]) => [
        key,
        value instanceof Object && 'reveal' in value ? reveal(value as never) : value,
      ])
      return { hostname, port, username, platform, ...Object.fromEntries(extras) }
    }
    expect(parametersOf('r1')).toEqual({
      hostname: '192.0.2.1',
      port: 2201,
      username: 'automation',
      platform: 'cisco_ios',
      enableSecret: 's3cret',
    })
    expect(parametersOf('r2')).toEqual({
      hostname: undefined,
      port: undefined,
      username: 'local',
      platform: 'cisco_ios',
      enableSecret: 's3cret',
      keyFile: '~/.ssh/r2',
    })
    expect(parametersOf('s1')).toMatchObject({
      platform: 'arista_eos',
      jumpHosts: ['ops@bastion:2222', 'core'],
    })
    expect(parametersOf('s2')).toMatchObject({ platform: 'acme_os', enableSecret: 'other' })
    expect(reveal(inventory.hosts.get('r1')?.password)).toBe('hunter2')
    expect(warnings).toEqual([
      'hosts.yml:15:15: ansible_ssh_common_args says more than ProxyJump, which is not honoured here',
      'hosts.yml:16:76: ansible_httpapi_pass is a secret that nothing here takes, and was left out',
    ])
  })

  it('stays in the data, without secrets, which nothing shows', async () => {
    const paths = await writeCase({ sources: ['hosts.yml'], files }, folder)
    const data = await ansibleInventory({ inventory: paths, onWarning }).load()
    const inventory = await load(files)
    expect(dataOf(inventory, 'r1')).toEqual({
      ansible_host: '192.0.2.1',
      ansible_port: 2201,
      ansible_user: 'automation',
      ansible_connection: 'ansible.netcommon.network_cli',
      ansible_network_os: 'cisco.ios.ios',
    })
    const shown = `${JSON.stringify(data)} ${inspect(data, { depth: null })} ${inspect(inventory, { depth: null })}`
    expect(shown).not.toMatch(/hunter|s3cret|other/)
  })

  it('is decided by all levels together where there are two names for the same', async () => {
    const inventory = await load({
      hosts: `[a]
h1 ansible_user=own
h2 ansible_ssh_user=own
[a:vars]
ansible_ssh_user=above
ansible_ssh_pass=above
ansible_password=weaker
`,
    })
    expect(inventory.hosts.get('h1')?.username).toBe('above')
    expect(inventory.hosts.get('h2')?.username).toBe('own')
    expect(reveal(inventory.hosts.get('h1')?.password)).toBe('above')
  })

  it('keeps extras of two groups together', async () => {
    const inventory = await load({
      hosts: `[a]
h
[b]
h
[a:vars]
ansible_become_password=s3cret
[b:vars]
ansible_private_key_file=key
`,
    })
    expect(Object.keys(inventory.hosts.get('h')?.connectionParameters('ssh').extras ?? {})).toEqual(
      expect.arrayContaining(['keyFile', 'enableSecret']),
    )
  })

  it('takes defaults where the inventory says nothing', async () => {
    const defaults = { username: 'u', port: 22, password: { $env: 'NET_PASSWORD' } }
    const inventory = await load({ hosts: 'h1\nh2 ansible_port=23\n' }, { defaults })
    expect(inventory.hosts.get('h1')).toMatchObject({ username: 'u', port: 22 })
    expect(inventory.hosts.get('h2')).toMatchObject({ username: 'u', port: 23 })
  })

  it.each([
    ['h ansible_port=0', 'ansible_port: expected a port from 1 to 65535, got 0'],
    ['h ansible_port=ssh', 'ansible_port: expected a port from 1 to 65535, got a text'],
    ['h ansible_user=True', 'ansible_user: expected a text (quote it), got true or false'],
    ['h ansible_password=1e5', 'ansible_password: expected a text (quote it), got a number'],
    ['h ansible_network_os="[1]"', 'ansible_network_os: expected a text (quote it), got a list'],
    [
      'h ansible_host="{{ ip }}"',
      "ansible_host is a Jinja2 template, which is not evaluated here; write the value itself, or leave it out by ignoreVariables: ['ansible_host'] and give it in another way, e.g. by defaults",
    ],
    [
      'h ansible_user=None\n[all:vars]\nansible_user=x',
      'ansible_user: expected a value (a group above has one, which null cannot take away here), got null',
    ],
  ])('%s is an error with its place', async (hosts, message) => {
    const error = await failure({ hosts: `${hosts}\n` })
    expect(error.message).toBe(`hosts:1:3: ${message}`)
  })

  it('numbers of INI files are texts as they were written, those of YAML must be quoted', async () => {
    const inventory = await load({ hosts: 'h ansible_password=12345 ansible_user=007\n' })
    expect(reveal(inventory.hosts.get('h')?.password)).toBe('12345')
    expect(inventory.hosts.get('h')?.username).toBe('007')
    const error = await failure({ 'h.yml': 'all: { hosts: { h: { ansible_password: 12345 } } }' })
    expect(error.message).toBe(
      'h.yml:1:22: ansible_password: expected a text (quote it), got a number',
    )
    expect(inspect(error)).not.toContain('12345')
  })
})

describe('what is not read', () => {
  it('a script, by its first line or by its mode, which says how to read what it prints', async () => {
    const shebang = await failure({ 'inventory.ini': '#!/bin/sh\necho {}\n' })
    expect(shebang).toMatchObject({ code: 'ANSIBLE_DYNAMIC', runs: 'script' })
    expect(shebang.message).toBe(
      'inventory.ini is a script: it begins with #! (a plain file: chmod -x it). Nothing is run here; let Ansible write down what it gives, and read that: ansible-inventory -i inventory.ini --list > inventory.json',
    )
    await mkdir(join(folder, 'in'))
    await writeFile(join(folder, 'in/ec2.py'), '', { mode: 0o755 })
    expect((await failure({ 'in/hosts': 'h' }, { inventory: ['in'] })).message).toContain(
      'in/ec2.py is a script: it is executable',
    )
    await writeFile(join(folder, 'hosts'), 'h\n')
    await chmod(join(folder, 'hosts'), 0o755)
    expect((await failure({ hosts: 'h\n' })).message).toContain(
      'hosts is a script: it is executable',
    )
  })

  it('the configuration of a plugin', async () => {
    const error = await failure({ 'netbox.yml': 'plugin: netbox.netbox.nb_inventory\nurl: x\n' })
    expect(error).toMatchObject({ code: 'ANSIBLE_DYNAMIC', runs: 'plugin' })
    expect(error.message).toContain('plugin: netbox.netbox.nb_inventory. Nothing is run here')
  })

  it('what Ansible Vault has encrypted, or it is left out with a warning', async () => {
    const files = {
      'hosts.yml': `all:
  hosts:
    h:
      list: [a, !vault hunter2]
      ansible_password: !vault |
        $ANSIBLE_VAULT;1.1;AES256
        61626364
      kept: 1
`,
      'group_vars/all.yml': '$ANSIBLE_VAULT;1.1;AES256\n61626364\n',
    }
    const error = await failure(files)
    expect(error).toMatchObject({ code: 'ANSIBLE_VAULT', variable: 'list', line: 4, column: 17 })
    expect(error.message).toContain("leave it out by vaulted: 'skip'")
    const inventory = await load(files, { vaulted: 'skip' })
    expect(dataOf(inventory, 'h')).toEqual({ kept: 1 })
    expect(warnings).toEqual([
      'group_vars/all.yml is encrypted by Ansible Vault and was left out',
      'hosts.yml:4:7: list (also ansible_password) is encrypted by Ansible Vault and was left out',
    ])
    const whole = await failure({ hosts: '$ANSIBLE_VAULT;1.1;AES256\n61\n' })
    expect(whole.message).toMatch(/^hosts:1:1: the file is encrypted/)
    const json = await failure({
      'l.json': '{"_meta":{"hostvars":{"h":{"p":{"__ansible_vault":"x"}}}},"all":["h"]}',
    })
    expect(json).toMatchObject({ code: 'ANSIBLE_VAULT', variable: 'p' })
  })

  it('templates, which stay texts in the data, with one warning for all', async () => {
    const inventory = await load({
      hosts: 'h1 x="{{ a }}" y="{% if a %}"\nh2 x="{{ b }}" z=plain\n',
      'host_vars/h1.yml': 'u: !unsafe "{{ literal }}"\nlist: ["{{ c }}"]\n',
    })
    expect(dataOf(inventory, 'h1')).toEqual({
      x: '{{ a }}',
      y: '{% if a %}',
      u: '{{ literal }}',
      list: ['{{ c }}'],
    })
    expect(warnings).toEqual([
      'hosts:1:4: x (also y, list) holds a Jinja2 template, which is kept as text',
    ])
  })

  it('variables that are to be ignored, whatever is wrong with them', async () => {
    const inventory = await load(
      {
        'hosts.yml':
          'all: { vars: { ansible_password: "{{ v }}", x: !vault a, y: 1 }, hosts: { h: } }',
      },
      { ignoreVariables: ['ansible_password', 'x'] },
    )
    expect(dataOf(inventory, 'h')).toEqual({ y: 1 })
  })

  it('files whose name says nothing: an error where they are named, a warning in a folder', async () => {
    expect((await failure({ 'hosts.toml': '' })).message).toBe(
      'Cannot read the Ansible inventory from hosts.toml: its name does not say what it is; read are .yaml, .yml, .json, .ini, and INI or YAML without an extension',
    )
    await load({ 'in/x.toml': '', 'in/hosts': 'h' }, { inventory: ['in'] })
    expect(warnings.join()).toContain('in/x.toml was left out')
  })

  it('what is no file, and folders that lead back to themselves', async () => {
    expect((await failure({ hosts: 'h' }, { inventory: ['none'] })).message).toContain('ENOENT')
    expect((await failure({}, { inventory: ['../../dev/null'] })).message).toContain(
      'it is not a regular file',
    )
    await mkdir(join(folder, 'in'))
    await symlink(join(folder, 'in'), join(folder, 'in/again'))
    const inventory = await load({ 'in/hosts': 'h' }, { inventory: ['in'] })
    expect([...inventory.hosts.keys()]).toEqual(['h'])
    expect(warnings.join()).toContain('in/again leads back')
  })
})

describe('an inventory that is wrong', () => {
  it.each([
    ['h[1:3', 'hosts:1:1: "h[1:3" has a "[" that begins no range, as in sw[01:20]'],
    ['\n  h[3:1]', 'hosts:2:3: [3:1]: begin must not be behind end'],
    [
      'h[01:100]',
      'hosts:1:1: [01:100]: with a 0 in front, begin and end must have the same number of digits',
    ],
    ['h[1:]', 'hosts:1:1: [1:]: a range must have an end'],
    ['h[1:9:0]', 'hosts:1:1: [1:9:0]: the step of a range is a number from 1 on, not "0"'],
    ['h[f:a]', 'hosts:1:1: [f:a]: begin must not be behind end (a to z come before A to Z)'],
    [
      'h[a:9]',
      'hosts:1:1: [a:9]: a range runs from a number to a number or from a letter to a letter',
    ],
    ['h[1:9999999]', 'hosts:1:1: the pattern stands for more than 1000000 hosts'],
    ['h[1:9999][1:9999]', 'hosts:1:1: the pattern stands for more than 1000000 hosts'],
    ['h a', 'hosts:1:3: expected key=value behind the host, got a word without "="'],
    ['h a="b', 'hosts:1:5: the quote is not closed'],
    ['h a=b\\', 'hosts:1:6: nothing stands behind the backslash'],
    ['a\nh:', 'hosts:2:1: "h:": a colon at the end is for a port, as in host:22'],
    ['[g\nh', 'hosts:1:1: "[g" has a "[" that begins no range, as in sw[01:20]'],
    ['[a b]', 'hosts:1:1: a heading is [group], [group:children] or [group:vars], without blanks'],
    [
      '[g:childern]',
      'hosts:1:1: [g:childern]: expected children, vars or hosts behind the colon; did you mean "children"?',
    ],
    ['[g]\n[g:vars]\nx', 'hosts:3:1: [g:vars]: expected key=value'],
    ['[g:children]\na b', 'hosts:2:1: [g:children]: expected the name of a group'],
    [
      '[spine]\n[g:children]\n\nspien',
      'hosts:4:1: [g:children]: there is no group "spien"; define it by [spien] or [spien:children]; did you mean "spine"?',
    ],
    [
      '[g:vars]\nx=1',
      'hosts:1:1: [g:vars]: there is no group "g"; define it by [g] or [g:children]',
    ],
    [
      '[a:children]\nb\n[b:children]\nc\n[c:children]\na',
      'hosts:6:1: groups contain each other: a → b → c → a; take one out of the children of the one before it',
    ],
    [
      '[a:children]\na',
      'hosts:2:1: groups contain each other: a → a; take one out of the children of the one before it',
    ],
    [
      '[a:children]\nall',
      'hosts:2:1: groups contain each other: all → a → all; take one out of the children of the one before it',
    ],
    [
      '[a]\n[a:vars]\nansible_group_priority=x',
      'hosts:3:1: ansible_group_priority: expected a whole number, got a text',
    ],
    [
      'sw1\n[g]\nSW1',
      'hosts:3:1: host "SW1" stands in hosts:1:1 as "sw1"; write it in one way, or rename one if they are two devices',
    ],
  ])('INI: %j', async (text, message) => {
    expect((await failure({ hosts: text })).message).toBe(message)
  })

  it.each([
    ['all: { hosts: [a] }', 'hosts.yml:1:8: all → hosts: expected a map, got a list'],
    [
      'all:\n  hosts:\n    a: 5',
      'hosts.yml:3:5: all → hosts → a: expected a map or nothing, got a number',
    ],
    ['all: { vars: 5 }', 'hosts.yml:1:8: all → vars: expected a map, got a number'],
    [
      'all: { hosts: { "h[2:1]": } }',
      'hosts.yml:1:17: all → hosts → h[2:1]: [2:1]: begin must not be behind end',
    ],
    [
      'a: { children: { b: 5 } }',
      'hosts.yml:1:18: a → children → b: expected a map or nothing, got a number',
    ],
    [
      'a: { children: { b: { children: { a: } } } }',
      'hosts.yml:1:18: groups contain each other: b → a → b; take one out of the children of the one before it',
    ],
    ['all: { hosts: { "[::1]": } }', 'all → hosts → [::1]: [::1]: a range must have an end'],
    ['- a', 'hosts.yml:1:1: expected a map of groups, got a list'],
    ['a: {', 'hosts.yml:1:5'],
    ['a: {}\na: {}', 'hosts.yml:2:1: key "a" stands in line 1 already'],
    ['all: { hosts: { no: } }', 'hosts.yml:1:17: key no is read as false; quote it: "no"'],
    ['all: { hosts: { a: &a { b: *a } } }', 'hosts.yml:1:28'],
    ['all: { vars: { x: !custom 1 } }', 'hosts.yml:1:19: unknown tag'],
  ])('YAML: %j', async (text, message) => {
    expect((await failure({ 'hosts.yml': text })).message).toContain(message)
  })

  it.each([
    ['{"g": {"hosts": ["a", 5]}}', 'l.json:1:23: g → hosts → 1: expected a name, got a number'],
    [
      '{"g": {"hosts": "a"}, "_meta": {}}',
      'l.json:1:8: g → hosts: expected a list of names, got a text',
    ],
    [
      '{"g": ["a"], "_meta": {"hostvars": {"a": 1}}}',
      'l.json:1:37: _meta → hostvars → a: expected a map, got a number',
    ],
    ['{"_meta": 5}', 'l.json:1:2: _meta: expected a map, got a number'],
    [
      '{"a": {"children": ["b"]}, "b": {"children": ["a"]}}',
      'l.json:1:47: groups contain each other: a → b → a',
    ],
    ['{"a": }', 'l.json:1:7'],
  ])('JSON: %j', async (text, message) => {
    expect((await failure({ 'l.json': text })).message).toContain(message)
  })

  it('files of variables', async () => {
    const hosts = 'h\n'
    expect((await failure({ hosts, 'host_vars/h.yml': '- a' })).message).toBe(
      'host_vars/h.yml:1:1: expected a map of variables, got a list',
    )
    expect((await failure({ hosts, 'host_vars/h.yml': 'a: [' })).message).toContain(
      'host_vars/h.yml:1:',
    )
    await rm(join(folder, 'host_vars'), { recursive: true })
    await load({ hosts, host_vars: 'a' })
    expect(warnings).toEqual(['host_vars is not a folder and was left out'])
  })

  it('warns where Ansible does, and goes on', async () => {
    const inventory = await load(
      {
        'hosts.yml': 'all: { hosts: { h: }, childern: { g: } }\nbroken: 5\n',
        'empty.yml': '',
      },
      { inventory: ['hosts.yml', 'empty.yml'] },
    )
    expect([...inventory.hosts.keys()]).toEqual(['h'])
    expect(warnings).toEqual([
      'hosts.yml:1:23: all → childern is none of hosts, children and vars, and was left out; did you mean "children"?',
      'hosts.yml:2:1: broken is no group, since it is neither a map nor empty, and was left out',
      'empty.yml is empty',
    ])
  })

  it('an error shows no value', async () => {
    const texts = [
      'h ansible_password=[hunter31337] ansible_port=hunter31337',
      'h ansible_password=None ansible_user="{31337: 1}"',
      'h "hunter31337',
      'h hunter31337',
      '[g]\n[g:vars]\nhunter31337',
    ]
    for (const text of texts) {
      const error = await failure({ hosts: text })
      const shown = inspect(error, { depth: null, showHidden: true, customInspect: false })
      expect(`${error.message} ${shown}`, text).not.toContain('31337')
    }
  })
})

describe('loading', () => {
  it('refuses groups that stand endlessly deep in each other', async () => {
    const levels = Array.from({ length: 5000 }, (_, at) => `[g${at}:children]\ng${at + 1}`)
    const error = await failure({ hosts: `${levels.join('\n')}\n[g5000]\nh\n` })
    expect(error.message).toBe(
      'hosts:400:1: g200 stands in more than 200 groups that stand in each other',
    )
  })

  it('takes group_vars beside the playbooks, which win over those beside the inventory', async () => {
    const inventory = await load(
      {
        'inventory/hosts': 'h\n',
        'inventory/group_vars/all': 'x: inventory\ny: inventory\n',
        'group_vars/all': 'x: playbook\n',
      },
      { playbookDir: folder },
    )
    expect(dataOf(inventory, 'h')).toEqual({ x: 'playbook', y: 'inventory' })
  })

  it('keeps names that objects have of their own', async () => {
    const inventory = await load({
      hosts:
        '__proto__ __proto__=1 x="{\'__proto__\': 1}"\nconstructor\n[toString]\nhasOwnProperty\n',
    })
    expect([...inventory.hosts.keys()]).toEqual(['__proto__', 'constructor', 'hasOwnProperty'])
    expect(inventory.hosts.get('__proto__')?.has('__proto__')).toBe(true)
  })

  it('reads 20 000 hosts of a range, and as many of lines and of files, in little time', async () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `l${at} ansible_host=10.0.0.1 x=${at}`)
    const hosts = `[g]\nsw[00001:20000].example.com\n${lines.join('\n')}\n[p:children]\ng\n[p:vars]\ny=1\n`
    const start = performance.now()
    const inventory = await load({ hosts })
    expect(inventory.hosts.size).toBe(40_000)
    expect(dataOf(inventory, 'sw20000.example.com')).toEqual({ y: 1 })
    expect(performance.now() - start).toBeLessThan(10_000) // measured: about 1 s
  })
})
