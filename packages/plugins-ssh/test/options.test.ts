import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { initNornir } from '@nornir-ts/core'
import { type SshOptions, sendCommand, ssh } from '@nornir-ts/plugins-ssh'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Sshd, startSshd } from '../../../test/servers/sshd.ts'

type Extras = Readonly<Record<string, unknown>>

describeWith(['sshd'], 'options of a connection, with OpenSSH', () => {
  let folder: string
  let keyFile: string
  let bastion: Sshd
  let device: Sshd

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nornir-ts-options-'))
    keyFile = join(folder, 'key')
    await promisify(execFile)('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', keyFile])
    ;[bastion, device] = await Promise.all([startSshd(), startSshd()])
    await bastion.authorize(await readFile(`${keyFile}.pub`, 'utf8'))
  }, 30_000)

  afterAll(async () => {
    await Promise.all([bastion.close(), device.close()])
    await rm(folder, { recursive: true, force: true })
  })

  /** Runs a command on a host that is known as `box` in the inventory, with nothing but these options. */
  async function runOn(
    host: Extras,
    {
      options,
      extras,
      configFile,
      from = 'ssh',
    }: { options?: SshOptions; extras?: Extras; configFile?: string; from?: string },
  ) {
    const nr = await initNornir({
      configFile,
      inventory: { hosts: { box: { ...host, connection_options: { [from]: { extras } } } } },
      connections: [ssh.with(options ?? {})],
    })
    try {
      return (await nr.run(sendCommand, 'whoami; echo $SSH_CONNECTION')).get('box')
    } finally {
      await nr.close()
    }
  }

  async function sshConfig(text: string): Promise<string> {
    const file = join(await mkdtemp(join(folder, 'config-')), 'config')
    const knownHosts = `UserKnownHostsFile ${file}.known_hosts\n`
    await writeFile(file, `${text}Match all\n${knownHosts}`, { mode: 0o600 })
    return file
  }

  const throughBastion = (): Promise<string> =>
    sshConfig(`
Host box
  HostName ${device.hostname}
  Port ${device.port}
  User ${device.username}
  ProxyJump jump
Host jump
  HostName ${bastion.hostname}
  Port ${bastion.port}
  User ${bastion.username}
  IdentityFile ${keyFile}
`)

  it('are those of an ssh_config: address, port, user, jump host and its key', async () => {
    const { password } = device
    const file = await throughBastion()
    const reply = await runOn({ password, platform: 'linux' }, { options: { sshConfig: file } })
    expect(reply?.error).toBeUndefined()
    expect(reply?.value?.split('\n')[0]).toBe(device.username)
    expect(bastion.log.join('\n')).toMatch(/Accepted publickey for/)
    // The device's password, which nobody else has a use for.
    expect(bastion.log.join('\n')).not.toMatch(/password/)
    const known = await readFile(`${file}.known_hosts`, 'utf8')
    expect(known).toContain(`[${bastion.hostname}]:${bastion.port} `)
    expect(known).toContain(`[${device.hostname}]:${device.port} `)
  })

  it('can be given all by the inventory, in the names of Netmiko', async () => {
    const file = await throughBastion()
    const extras = {
      device_type: 'linux',
      host: 'box',
      username: device.username,
      password: device.password,
      ssh_config_file: file,
      conn_timeout: 20,
      fast_cli: false,
      session_log: null,
      encoding: 'utf-8',
    }
    const reply = await runOn({}, { extras, from: 'netmiko' })
    expect(reply?.error).toBeUndefined()
    expect(reply?.value?.split('\n')[0]).toBe(device.username)
  })

  it('are those of ssh.config_file in nornir.yaml, unless the plugin is told otherwise', async () => {
    const configFile = join(folder, 'nornir.yaml')
    await writeFile(configFile, `ssh: { config_file: ${await throughBastion()} }\n`)
    const host = { password: device.password, platform: 'linux' }
    const reply = await runOn(host, { configFile })
    expect(reply?.value?.split('\n')[0]).toBe(device.username)
    const options = { sshConfig: false }
    expect((await runOn(host, { configFile, options }))?.error).toMatchObject({ phase: 'connect' })
  })

  it('are held to StrictHostKeyChecking of the ssh_config', async () => {
    const file = await sshConfig('StrictHostKeyChecking yes\n')
    const { hostname, port, username, password } = device
    const host = { hostname, port, username, password, platform: 'linux' }
    const reply = await runOn(host, { options: { sshConfig: file } })
    expect(reply?.error).toMatchObject({ code: 'HOST_KEY_UNKNOWN' })
  })

  it('have the session logged to a file with the name of host and connection', async () => {
    const { hostname, port, username, password } = device
    const host = { hostname, port, username, password, platform: 'linux' }
    const knownHostsFiles = [join(folder, 'known_hosts')]
    const extras = { session_log: join(folder, 'logs/{host}-{connection}.log'), knownHostsFiles }
    const reply = await runOn(host, { extras, from: 'netmiko' })
    const [, connection] = reply?.value?.split('\n') ?? []
    expect(connection).toMatch(/^127/)
    expect(await readFile(join(folder, 'logs/box-ssh.log'), 'utf8')).toContain(connection)
    const nowhere = { sessionLog: join(folder, 'known_hosts/x.log'), knownHostsFiles }
    expect((await runOn(host, { extras: nowhere }))?.error).toMatchObject({
      code: 'SESSION_LOG_OPEN',
    })
  })

  it('say where on this machine the connection begins', async () => {
    const file = await sshConfig('BindAddress 127.0.0.7\n')
    const { hostname, port, username, password } = device
    const host = { hostname, port, username, password, platform: 'linux' }
    const reply = await runOn(host, { options: { sshConfig: file } })
    expect(reply?.value?.split('\n')[1]).toMatch(/^127\.0\.0\.7 /)
  })

  it('never go past a ProxyCommand that may not run', async () => {
    const file = await sshConfig('ProxyCommand /bin/false %h\n')
    const { hostname, port, username, password } = device
    const host = { hostname, port, username, password, platform: 'linux' }
    const reply = await runOn(host, { options: { sshConfig: file } })
    expect(reply?.error).toMatchObject({ code: 'PROXY_COMMAND_NOT_ALLOWED' })
    const allowed = await sshConfig(
      `ProxyCommand /usr/bin/ssh -F none -i ${keyFile} -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -p ${bastion.port} -W %h:%p ${bastion.username}@${bastion.hostname}\n`,
    )
    const options = { sshConfig: allowed, allowExec: true }
    expect((await runOn(host, { options }))?.value?.split('\n')[0]).toBe(username)
  })
})
