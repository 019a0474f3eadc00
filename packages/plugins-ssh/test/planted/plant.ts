import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type DeviceOptions, type Lab, startLab } from '@nornir-ts/lab'
import { utils } from 'ssh2'
import { freePort } from '../../../../test/servers/free-port.ts'
import { type FakeCcp, startFakeCcp } from '../../../plugins-secrets/test/fake-ccp.ts'
import { type FakeVault, startFakeVault } from '../../../plugins-secrets/test/fake-vault.ts'
import { MARK, planted } from './mark.ts'

/** A network, its vaults, and the files of a runbook, with a secret wherever one can be. */
export interface Plant extends AsyncDisposable {
  /** The environment of the runbook. */
  readonly env: Readonly<Record<string, string>>
  /** How each host must end: otherwise the runbook did not come by all places. */
  readonly statuses: Readonly<Record<string, string>>
}

/** What the inventory says of a host beside its address, and how the host ends. */
interface Site {
  readonly fields: object
  readonly device?: Partial<DeviceOptions>
  readonly status: 'ok' | 'failed'
}

const extras = (ssh: object): object => ({ connection_options: { ssh: { extras: ssh } } })
const enable = planted('enable')
const [defaultPassword, groupPassword] = [planted('default'), planted('group')]

/** Plants everything; the files go to `folder`. */
export async function plant(folder: string): Promise<Plant> {
  const vault = await plantVault()
  const ccp = await plantCcp()
  const keys = utils.generateKeyPairSync('ed25519', {
    passphrase: planted('key'),
    cipher: 'aes256-ctr',
    rounds: 1,
  })
  const sites = sitesOf(folder, keys.public)
  const names = Object.keys(sites)
  const lab = await startLab({
    devices: names.map((name) => ({
      name,
      enableSecret: enable,
      password: defaultPassword,
      ...sites[name]?.device,
    })),
    jumpHosts: [{ name: 'bastion', password: planted('jump') }],
  })
  const closedPort = await freePort()
  const jump = lab.jumpHosts[0]
  const jumpHosts = { bastion: { hostname: jump?.address, port: jump?.port, username: 'admin' } }
  const hosts = names.map((name) => {
    const { address: hostname, port } = lab.device(name)
    const fields = JSON.parse(JSON.stringify(sites[name]?.fields), (_, value) =>
      value?.through === undefined ? value : { ...jumpHosts.bastion, password: value.through },
    )
    return [name, { hostname, port: name === 'refused' ? closedPort : port, ...fields }]
  })
  const table = lab.device('grouped')
  const roles = await vault.role()
  const files: Readonly<Record<string, string>> = {
    'hosts.yaml': JSON.stringify(Object.fromEntries(hosts)),
    'groups.yaml': JSON.stringify({ site: { password: groupPassword } }),
    'defaults.yaml': JSON.stringify({
      username: 'admin',
      password: defaultPassword,
      platform: 'cisco_ios',
      ...extras({ enableSecret: enable }),
    }),
    'nornir.yaml': JSON.stringify({
      logging: { level: 'DEBUG', log_file: 'debug.log', to_console: true },
    }),
    'devices.csv': [
      ['rowright', table.address, table.port, groupPassword, enable].join(';'),
      ['rowwrong', table.address, table.port, planted('row'), enable].join(';'),
    ].join('\n'),
    'vault-token': `${await vault.token()}\n`,
    password: `${planted('file')}\n`,
    key: keys.private,
  }
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  return {
    env: {
      NET_PASSWORD: planted('env'),
      NET_PASSPHRASE: planted('key'),
      NET_TOKEN: planted('token'),
      NET_PLAIN: planted('parameter'),
      VAULT_ADDR: vault.address,
      ROLE_ID: roles.roleId,
      SECRET_ID: roles.secretId,
      CCP_URL: ccp.url,
      CCP_CA: fileURLToPath(new URL('../../../plugins-secrets/test/tls/ca.pem', import.meta.url)),
    },
    statuses: {
      ...Object.fromEntries(names.map((name) => [name, sites[name]?.status ?? ''])),
      rowright: 'ok',
      rowwrong: 'failed',
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([close(lab), vault[Symbol.asyncDispose](), ccp[Symbol.asyncDispose]()])
    },
  }
}

const close = (lab: Lab): Promise<void> => lab.close()

/** A place where a secret is right, and then one for each way in which things fail. */
function sitesOf(folder: string, publicKey: string): Readonly<Record<string, Site>> {
  const right = (place: string, password: object = {}, more: object = {}): Site => ({
    fields: { password: planted(place), ...password, ...more },
    device: { password: planted(place) },
    status: 'ok',
  })
  const failed = (fields: object, device: Partial<DeviceOptions> = {}): Site => ({
    fields,
    device,
    status: 'failed',
  })
  return {
    literal: right('literal', {}, { data: { snmp: { $env: 'NET_PASSWORD' } } }),
    grouped: { fields: { groups: ['site'] }, device: { password: groupPassword }, status: 'ok' },
    defaulted: { fields: {}, status: 'ok' },
    env: right('env', { password: { $env: 'NET_PASSWORD' } }),
    file: right('file', { password: { $file: join(folder, 'password') } }),
    exec: right('exec', { password: { $exec: ['printf', '%s', planted('exec')] } }),
    vault: right('vault', { password: { $vault: 'net/core' } }),
    vaulttoken: right('vault', {
      password: { '$vault-by-token': { path: 'net/core', field: 'password' } },
    }),
    cyberark: right('cyberark', { password: { $cyberark: { Safe: 'Net', Object: 'core' } } }),
    jumped: {
      fields: extras({ enableSecret: enable, jumpHosts: [{ through: planted('jump') }] }),
      status: 'ok',
    },
    keyed: {
      fields: {
        password: planted('unused'),
        ...extras({ enableSecret: enable, keyFile: join(folder, 'key') }),
      },
      device: { publicKeys: [publicKey], password: planted('other') },
      status: 'ok',
    },
    enabled: {
      fields: extras({ enableSecret: planted('enabled') }),
      device: { enableSecret: planted('enabled') },
      status: 'ok',
    },

    careless: failed({}),
    rejected: failed({
      password: planted('wrong'),
      connection_options: { netmiko: { password: planted('wrong-netmiko') } },
    }),
    unprivileged: failed(extras({ secret: planted('wrong-enable') })),
    refused: failed({ password: planted('refused') }),
    dropped: failed(
      { password: planted('dropped') },
      { password: planted('dropped'), faults: { dropOnCommand: 'show version' } },
    ),
    silent: failed(
      { password: planted('silent') },
      { password: planted('silent'), faults: { hangOnCommand: 'show version' } },
    ),
    locked: failed(extras({ keyFile: join(folder, 'key'), passphrase: planted('wrong-key') })),
    jumpless: failed(extras({ jumpHosts: [{ through: planted('wrong-jump') }] })),
    misspelt: failed(extras({ enable_secret: planted('misspelt') })),
    mistyped: failed(extras({ enableSecret: [planted('mistyped')] })),
    unknown: failed({ password: { $vualt: planted('argument') } }),
    broken: failed({ password: { $exec: ['sh', '-c', `echo ${MARK}; echo ${MARK} >&2; exit 3`] } }),
    fieldless: failed({ password: { $vault: 'net/core#none' } }),
    denied: failed({ password: { $vault: 'other/core' } }),
    garbled: failed({ password: { $vault: 'net/garbled' } }),
    echoed: failed({ password: { '$vault-by-token': 'net/echoed' } }),
    changing: failed({ password: { $cyberark: { Safe: 'Net', Object: 'changing' } } }),
    rotated: failed({ password: { $vault: 'net/rotated' } }),
  }
}

async function plantVault(): Promise<FakeVault> {
  const vault = await startFakeVault({ mark: MARK })
  await vault.put('net/core', { password: planted('vault'), enable: planted('vault-other') })
  await vault.put('net/rotated', { password: planted('rotated-0') })
  await vault.put('other/core', { password: planted('vault-denied') })
  let rotations = 0
  vault.interfere = ({ url = '', headers }, response) => {
    if (url.endsWith('/net/garbled')) response.end(`{ "data": "${planted('garbled')}`)
    else if (url.endsWith('/net/echoed')) {
      response
        .writeHead(400)
        .end(JSON.stringify({ errors: [`what is ${headers['x-vault-token']}?`] }))
    } else {
      // Another password each time: what was refused is asked for again, and refused again.
      if (url.endsWith('/net/rotated'))
        void vault.put('net/rotated', { password: planted(`rotated-${++rotations}`) })
      return false
    }
    return true
  }
  return vault
}

function plantCcp(): Promise<FakeCcp> {
  return startFakeCcp({
    applications: { Net: { needsCertificate: false } },
    accounts: [
      { Safe: 'Net', Object: 'core', Content: planted('cyberark') },
      { Safe: 'Net', Object: 'changing', Content: planted('changing'), changing: 1e9 },
    ],
  })
}
