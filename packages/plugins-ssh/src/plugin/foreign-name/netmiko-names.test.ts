import { Secret } from '@nornir-ts/core'
import { describe, expect, it } from 'vitest'
import { readSshExtras } from '../ssh-extras.ts'
import type { Extras } from './foreign-name.ts'
import { netmikoNames } from './netmiko-names.ts'

/** The signature of Netmiko 4.6.0's `BaseConnection.__init__`, and `device_type`, with the defaults. */
const signature: Extras = {
  device_type: 'cisco_ios',
  ip: '',
  host: '',
  username: '',
  password: null,
  secret: '',
  port: null,
  verbose: false,
  global_delay_factor: 1.0,
  global_cmd_verify: null,
  use_keys: false,
  key_file: null,
  pkey: null,
  passphrase: null,
  disabled_algorithms: null,
  disable_sha2_fix: false,
  allow_agent: false,
  ssh_strict: false,
  system_host_keys: false,
  alt_host_keys: false,
  alt_key_file: '',
  ssh_config_file: null,
  conn_timeout: 10,
  auth_timeout: null,
  banner_timeout: 15,
  blocking_timeout: 20,
  timeout: 100,
  session_timeout: 60,
  read_timeout_override: null,
  keepalive: 0,
  default_enter: null,
  response_return: null,
  disable_lf_normalization: false,
  serial_settings: null,
  fast_cli: true,
  _legacy_mode: false,
  session_log: null,
  session_log_record_writes: false,
  session_log_file_mode: 'write',
  allow_auto_change: false,
  encoding: 'utf-8',
  sock: null,
  sock_telnet: null,
  auto_connect: true,
  delay_factor_compat: false,
}

const read = (extras: Extras) => readSshExtras(extras, { host: 'r1' })

/** What each name asks for, by a value that is not the default; a text: why it is refused. */
const asked: Readonly<Record<string, readonly [extras: Extras, becomes: Extras | string]>> = {
  device_type: [{ device_type: 'cisco_ios_telnet' }, { platform: 'cisco_ios_telnet' }],
  ip: [{ ip: ' 10.0.0.1 ' }, { hostname: '10.0.0.1' }],
  host: [{ host: 'r1.example' }, { hostname: 'r1.example' }],
  username: [{ username: 'admin' }, { username: 'admin' }],
  password: [{ password: 'x' }, { password: new Secret('x') }],
  secret: [{ secret: 'x' }, { enableSecret: new Secret('x') }],
  port: [{ port: 2222 }, { port: 2222 }],
  verbose: [{ verbose: true }, 'logger'],
  global_delay_factor: [{ global_delay_factor: 2 }, { delayFactor: 2 }],
  global_cmd_verify: [{ global_cmd_verify: false }, { verifyEcho: false }],
  use_keys: [{ use_keys: true, key_file: '~/k' }, { keyFile: '~/k' }],
  key_file: [{ key_file: '~/k' }, { keyFile: '~/k' }],
  pkey: [{ pkey: 'text' }, 'keyFile'],
  passphrase: [{ passphrase: 'x' }, { passphrase: 'x' }],
  disabled_algorithms: [
    { disabled_algorithms: { kex: ['a'], ciphers: ['b'], macs: ['c'], keys: ['d'] } },
    {
      algorithms: {
        kex: { change: 'remove', names: ['a'] },
        ciphers: { change: 'remove', names: ['b'] },
        macs: { change: 'remove', names: ['c'] },
        hostKeys: { change: 'remove', names: ['d'] },
      },
    },
  ],
  disable_sha2_fix: [{ disable_sha2_fix: true }, 'agreed on'],
  allow_agent: [{ allow_agent: true }, { agent: true }],
  ssh_strict: [{ ssh_strict: true }, { hostKeys: 'strict' }],
  system_host_keys: [
    { system_host_keys: true, alt_host_keys: true, alt_key_file: '~/kh' },
    { knownHostsFiles: ['~/kh', '~/.ssh/known_hosts'] },
  ],
  alt_host_keys: [{ alt_host_keys: true, alt_key_file: '~/kh' }, { knownHostsFiles: ['~/kh'] }],
  alt_key_file: [{ alt_key_file: '~/kh' }, 'needs alt_host_keys'],
  ssh_config_file: [{ ssh_config_file: '~/.ssh/config' }, { sshConfig: '~/.ssh/config' }],
  conn_timeout: [{ conn_timeout: 20 }, { limits: { connectTimeoutMs: 20_000 } }],
  auth_timeout: [{ auth_timeout: 0.5 }, { limits: { authTimeoutMs: 500 } }],
  banner_timeout: [{ banner_timeout: 30 }, { limits: { bannerTimeoutMs: 30_000 } }],
  blocking_timeout: [{ blocking_timeout: 30 }, 'commandTimeoutMs'],
  timeout: [{ timeout: 30 }, 'left over'],
  session_timeout: [{ session_timeout: 30 }, 'timeoutMs'],
  read_timeout_override: [{ read_timeout_override: 90 }, { limits: { commandTimeoutMs: 90_000 } }],
  keepalive: [{ keepalive: 30 }, { keepaliveMs: 30_000 }],
  default_enter: [{ default_enter: '\r\n' }, { enter: '\r\n' }],
  response_return: [{ response_return: '\r\n' }, 'lines of output'],
  disable_lf_normalization: [{ disable_lf_normalization: true }, 'lines of output'],
  serial_settings: [{ serial_settings: { port: 'COM1' } }, 'serial'],
  fast_cli: [{ fast_cli: true }, { fastCli: true }],
  _legacy_mode: [{ _legacy_mode: true }, 'left over'],
  session_log: [
    { session_log: 'r1.log' },
    { sessionLog: { file: 'r1.log', mode: 'overwrite', recordWrites: false } },
  ],
  session_log_record_writes: [
    { session_log: 'r1.log', session_log_record_writes: true },
    { sessionLog: { file: 'r1.log', mode: 'overwrite', recordWrites: true } },
  ],
  session_log_file_mode: [
    { session_log: 'r1.log', session_log_file_mode: 'append' },
    { sessionLog: { file: 'r1.log', mode: 'append', recordWrites: false } },
  ],
  allow_auto_change: [{ allow_auto_change: true }, 'never changes the configuration'],
  encoding: [{ encoding: 'ISO-8859-1' }, { encoding: 'latin1' }],
  sock: [{ sock: { fd: 7 } }, 'openSocket'],
  sock_telnet: [{ sock_telnet: { proxy_type: 'socks5' } }, 'openSocket'],
  auto_connect: [{ auto_connect: false }, 'first asks'],
  delay_factor_compat: [{ delay_factor_compat: true }, 'delayFactor'],
}

describe("Netmiko's names", () => {
  it('are all 45 of them, and no others', () => {
    const names = Object.keys(signature).sort()
    expect(names).toHaveLength(45)
    expect(Object.keys(netmikoNames).sort()).toEqual(names)
    expect(Object.keys(asked).sort()).toEqual(names)
  })

  it.each(Object.entries(asked))(
    '%s is honoured or refused, never passed over',
    (_, [extras, becomes]) => {
      if (typeof becomes === 'string') return expect(() => read(extras)).toThrow(becomes)
      const { options, parameters } = read(extras)
      expect({ ...options, ...parameters }).toEqual(becomes)
    },
  )

  it.each(Object.keys(signature))('%s: null is not given, as in Python', (name) => {
    expect(read({ [name]: null })).toEqual({ options: {}, parameters: {} })
  })

  it.each(Object.keys(signature))('%s with a value of no sense is refused', (name) => {
    expect(() => read({ [name]: Symbol(name) })).toThrow(`connection_options.ssh.extras.${name}`)
  })

  it("takes Netmiko's defaults as they are, but for those that ask for what there is not", () => {
    const refused = Object.entries(signature).filter(([name, value]) => {
      try {
        read({ [name]: value })
        return false
      } catch {
        return true
      }
    })
    const names = refused.map(([name]) => name)
    expect(names).toEqual(['system_host_keys', 'blocking_timeout', 'timeout', 'session_timeout'])
  })

  it.each([
    ['use_keys', { use_keys: true }, 'needs key_file'],
    ['alt_host_keys', { alt_host_keys: true }, 'needs alt_key_file'],
    ['session_log_record_writes', { session_log_record_writes: true }, 'needs session_log'],
    ['session_log_file_mode', { session_log_file_mode: 'append' }, 'needs session_log'],
    ['session_log_file_mode', { session_log_file_mode: 'a' }, 'must be write or append'],
    ['disabled_algorithms', { disabled_algorithms: { pubkeys: ['x'] } }, 'pubkeys cannot be'],
    ['disabled_algorithms', { disabled_algorithms: { kexes: ['x'] } }, 'must be a map with kex'],
    ['system_host_keys', { system_host_keys: false }, 'cannot be honoured: host keys are'],
    ['global_delay_factor', { global_delay_factor: 0 }, 'must be a number above 0'],
    ['port', { port: 0 }, 'must be a number from 1 to 65535'],
    ['encoding', { encoding: 'cp1252' }, 'must be utf-8 or latin1'],
  ])('%s: %j is refused', (name, extras, problem) => {
    expect(() => read(extras)).toThrow(`connection_options.ssh.extras.${name}: ${problem}`)
  })

  it.each([
    ['utf-8', 'utf-8'],
    ['UTF8', 'utf-8'],
    ['utf_8', 'utf-8'],
    ['ascii', 'utf-8'],
    ['latin-1', 'latin1'],
    ['iso8859_1', 'latin1'],
    ['L1', 'latin1'],
  ])("Python's codec %s is %s", (codec, encoding) => {
    expect(read({ encoding: codec }).options).toEqual({ encoding })
  })
})
