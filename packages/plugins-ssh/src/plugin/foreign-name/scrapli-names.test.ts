import { Secret } from '@nornir-ts/core'
import { describe, expect, it } from 'vitest'
import { readSshExtras } from '../ssh-extras.ts'
import type { Extras } from './foreign-name.ts'
import { scrapliNames } from './scrapli-names.ts'

const read = (extras: Extras) => readSshExtras(extras, { host: 'r1', connection: 'scrapli' })

/** What each name asks for; a text: why it is refused. */
const asked: Readonly<Record<string, readonly [extras: Extras, becomes: Extras | string]>> = {
  host: [{ host: '10.0.0.1' }, { hostname: '10.0.0.1' }],
  port: [{ port: 2222 }, { port: 2222 }],
  auth_username: [{ auth_username: 'admin' }, { username: 'admin' }],
  auth_password: [{ auth_password: new Secret('x') }, { password: new Secret('x') }],
  auth_secondary: [{ auth_secondary: 'x' }, { enableSecret: new Secret('x') }],
  // The inventory makes a secret of it, because of its name.
  auth_private_key: [{ auth_private_key: new Secret('~/k') }, { keyFile: '~/k' }],
  auth_private_key_passphrase: [
    { auth_private_key_passphrase: 'x' },
    { passphrase: new Secret('x') },
  ],
  auth_strict_key: [{ auth_strict_key: true }, { hostKeys: 'strict' }],
  auth_bypass: [{ auth_bypass: true }, 'what a device asks'],
  ssh_config_file: [{ ssh_config_file: true }, { sshConfig: true }],
  ssh_known_hosts_file: [{ ssh_known_hosts_file: '~/kh' }, { knownHostsFiles: ['~/kh'] }],
  transport: [{ transport: 'asynctelnet' }, { transport: 'telnet' }],
  transport_options: [{ transport_options: { open_cmd: ['-o'] } }, 'transports of scrapli'],
  timeout_socket: [{ timeout_socket: 5 }, { limits: { connectTimeoutMs: 5_000 } }],
  timeout_transport: [{ timeout_transport: 30 }, 'timeout_ops'],
  timeout_ops: [{ timeout_ops: 60 }, { limits: { commandTimeoutMs: 60_000 } }],
  comms_return_char: [{ comms_return_char: '\r' }, { enter: '\r' }],
  comms_prompt_pattern: [{ comms_prompt_pattern: '^>$' }, 'definePlatform'],
  comms_roughly_match_inputs: [{ comms_roughly_match_inputs: true }, { verifyEcho: false }],
  channel_log: [
    { channel_log: 'r1.log', channel_log_mode: 'write' },
    { sessionLog: { file: 'r1.log', mode: 'overwrite' } },
  ],
  channel_log_mode: [
    { channel_log: 'r1.log', channel_log_mode: 'append' },
    { sessionLog: { file: 'r1.log', mode: 'append' } },
  ],
  channel_lock: [{ channel_lock: false }, {}],
  comms_ansi: [{ comms_ansi: true }, {}],
  logging_uid: [{ logging_uid: 'x' }, 'logger'],
  on_init: [{ on_init: 'x' }, 'definePlatform'],
  on_open: [{ on_open: 'x' }, 'definePlatform'],
  on_close: [{ on_close: 'x' }, 'just ends'],
  privilege_levels: [{ privilege_levels: { exec: 1 } }, 'definePlatform'],
  default_desired_privilege_level: [{ default_desired_privilege_level: 'exec' }, 'enableSecret'],
  failed_when_contains: [{ failed_when_contains: ['%'] }, 'definePlatform'],
  textfsm_platform: [{ textfsm_platform: 'cisco_ios' }, 'parsed by tasks'],
  genie_platform: [{ genie_platform: 'iosxe' }, 'parsed by tasks'],
}

describe("scrapli's names", () => {
  it('are all tried below', () => {
    expect(Object.keys(asked).sort()).toEqual(Object.keys(scrapliNames).sort())
  })

  it.each(Object.entries(asked))(
    '%s is honoured or refused, never passed over',
    (_, [extras, becomes]) => {
      if (typeof becomes === 'string') return expect(() => read(extras)).toThrow(becomes)
      const { options, parameters } = read(extras)
      expect({ ...options, ...parameters }).toEqual(becomes)
    },
  )

  it.each([
    ['channel_lock', { channel_lock: 1 }, 'must be true or false'],
    ['transport', { transport: 'serial' }, 'must be one of system, ssh2'],
    ['ssh_known_hosts_file', { ssh_known_hosts_file: false }, 'cannot be honoured: host keys'],
    ['channel_log', { channel_log: true }, 'must be a path'],
    ['channel_log_mode', { channel_log_mode: 'append' }, 'needs channel_log'],
  ])('%s: %j is refused', (name, extras, problem) => {
    expect(() => read(extras)).toThrow(`connection_options.scrapli.extras.${name}: ${problem}`)
  })

  it.each(['system', 'paramiko', 'ssh2', 'asyncssh', 'ssh'])('transport %s is SSH', (transport) => {
    expect(read({ transport }).options).toEqual({ transport: 'ssh' })
  })
})
