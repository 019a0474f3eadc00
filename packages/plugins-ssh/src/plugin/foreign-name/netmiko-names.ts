import { isMap } from '../option/option-rule.ts'
import type { SshHostOptions } from '../ssh-options.ts'
import {
  amount,
  type Extras,
  enter,
  type ForeignNames,
  flag,
  parameter,
  password,
  port,
  type Reading,
  refused,
  secondsOf,
  secret,
  text,
  wrong,
} from './foreign-name.ts'
import { encodingOfCodec } from './text-encoding.ts'

const isGiven = (all: Extras, name: string): boolean => all[name] != null && all[name] !== ''

/** Every parameter of Netmiko 4.6's `ConnectHandler`. */
export const netmikoNames: ForeignNames = {
  // Where and as whom
  device_type: text(
    '`platform` of the inventory, which it wins over; in both `…_telnet` is `transport: telnet`',
    (platform) => ({ parameters: { platform } }),
  ),
  host: parameter('hostname'),
  ip: parameter('hostname'),
  port,
  username: parameter('username'),
  password,
  secret: secret('enableSecret'),

  // Keys
  use_keys: flag('`true` needs `key_file`, which is `keyFile`', (isUsed, all) =>
    isUsed && !isGiven(all, 'key_file') ? { problem: 'needs key_file' } : {},
  ),
  key_file: text('`keyFile`', (keyFile) => ({ options: { keyFile } })),
  pkey: refused('a key is read from a file; give its path as `keyFile`'),
  passphrase: secret('passphrase'),
  allow_agent: flag('`agent`', (agent) => ({ options: { agent } })),

  // Host keys
  ssh_strict: flag(
    '`hostKeys`: `strict` or `accept-new`; a changed key is refused in any case',
    (isStrict) => ({ options: { hostKeys: isStrict ? 'strict' : 'accept-new' } }),
  ),
  system_host_keys: flag(
    '`~/.ssh/known_hosts` is one of `knownHostsFiles`, which is the default; without it there must be another one',
    (isRead, all) => (isRead || all['alt_host_keys'] === true ? {} : alwaysKnown),
  ),
  alt_host_keys: flag('`true` needs `alt_key_file`, which is `knownHostsFiles`', (isRead, all) =>
    isRead && !isGiven(all, 'alt_key_file') ? { problem: 'needs alt_key_file' } : {},
  ),
  alt_key_file: text('`knownHostsFiles`; needs `alt_host_keys`', (file, all) => {
    if (all['alt_host_keys'] !== true) return { problem: 'needs alt_host_keys: true' }
    const system = all['system_host_keys'] === true ? ['~/.ssh/known_hosts'] : []
    return { options: { knownHostsFiles: [file, ...system] } }
  }),

  // Algorithms
  disabled_algorithms: {
    meaning: '`algorithms`, as lists to `remove`; `pubkeys` is refused',
    read: withoutAlgorithms,
  },
  disable_sha2_fix: refused('signature algorithms are agreed on with the device', false),

  // The way there
  ssh_config_file: text('`sshConfig`', (sshConfig) => ({ options: { sshConfig } })),
  sock: refused('a stream is opened by `openSocket` of `ssh.with`'),
  sock_telnet: refused('a stream through a proxy is opened by `openSocket` of `ssh.with`'),

  // Waiting
  conn_timeout: secondsOf('connectTimeoutMs'),
  auth_timeout: secondsOf('authTimeoutMs'),
  banner_timeout: secondsOf('bannerTimeoutMs'),
  blocking_timeout: refused(
    'nothing blocks here; `limits.commandTimeoutMs` is the longest silence of a command',
  ),
  session_timeout: refused(
    'operations on one connection wait for each other; `timeoutMs` of a run limits a host',
  ),
  read_timeout_override: secondsOf('commandTimeoutMs'),
  timeout: refused('it is left over from Netmiko 3; see `limits`'),
  delay_factor_compat: refused('it is left over from Netmiko 3; see `delayFactor`', false),
  _legacy_mode: refused('it is left over from Netmiko 3', false),
  fast_cli: flag('`fastCli`', (fastCli) => ({ options: { fastCli } })),
  global_delay_factor: amount('`delayFactor`', (delayFactor) =>
    delayFactor > 0 ? { options: { delayFactor } } : wrong('a number above 0'),
  ),
  keepalive: amount('`keepaliveMs`, here in milliseconds', (seconds) => {
    return { options: { keepaliveMs: seconds * 1000 } }
  }),

  // The dialog
  global_cmd_verify: flag('`verifyEcho`', (verifyEcho) => ({ options: { verifyEcho } })),
  default_enter: enter,
  response_return: refused('lines of output end in `\\n`', '\n'),
  disable_lf_normalization: refused('lines of output end in `\\n`', false),
  encoding: text("`encoding`: Python's names for UTF-8, ASCII and Latin-1", (codec) => {
    const encoding = encodingOfCodec(codec)
    return encoding === undefined ? wrong('utf-8 or latin1') : { options: { encoding } }
  }),
  allow_auto_change: refused('preparing a session never changes the configuration', false),

  // What is written down
  session_log: text('`sessionLog.file`', sessionLog),
  session_log_record_writes: flag('`sessionLog.recordWrites`', (isWanted, all) =>
    isWanted ? besideSessionLog(all) : {},
  ),
  session_log_file_mode: text('`sessionLog.mode`: `write` is `overwrite`', (mode, all) => {
    if (mode !== 'write' && mode !== 'append') return wrong('write or append')
    return mode === 'append' ? besideSessionLog(all) : {}
  }),
  verbose: refused('what is done is told to the logger', false),

  // Else
  serial_settings: refused('there are no serial ports here'),
  auto_connect: refused('a connection opens when a task first asks for it', true),
}

const alwaysKnown: Reading = {
  problem:
    'cannot be honoured: host keys are always checked; name another file by alt_host_keys and alt_key_file',
}

function besideSessionLog(all: Extras): Reading {
  return isGiven(all, 'session_log') ? {} : { problem: 'needs session_log' }
}

function sessionLog(file: string, all: Extras): Reading {
  const mode = all['session_log_file_mode'] === 'append' ? 'append' : 'overwrite'
  const recordWrites = all['session_log_record_writes'] === true
  return { options: { sessionLog: { file, mode, recordWrites } } }
}

/** Netmiko hands it on to paramiko, whose names of the kinds these are. */
const kinds = { kex: 'kex', ciphers: 'ciphers', macs: 'macs', keys: 'hostKeys' } as const

function withoutAlgorithms(value: unknown): Reading {
  if (!isMap(value)) return wrong('a map of lists')
  const algorithms: Record<string, SshHostOptions['algorithms']> = {}
  for (const [kind, names] of Object.entries(value)) {
    const isList = Array.isArray(names) && names.every((name) => typeof name === 'string')
    if (!isList) return wrong('a map of lists of names')
    if (kind === 'pubkeys') {
      return { problem: 'pubkeys cannot be honoured: signatures are agreed on with the device' }
    }
    if (!Object.hasOwn(kinds, kind)) return wrong(`a map with ${Object.keys(kinds).join(', ')}`)
    Object.assign(algorithms, {
      [kinds[kind as keyof typeof kinds]]: { change: 'remove', names },
    })
  }
  return Object.keys(algorithms).length === 0 ? {} : { options: { algorithms } as SshHostOptions }
}
