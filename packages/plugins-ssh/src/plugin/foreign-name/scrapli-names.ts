import {
  type Extras,
  enter,
  type ForeignName,
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
} from './foreign-name.ts'

/** The parameters of scrapli's network drivers (2024.07), as nornir_scrapli hands them on. */
export const scrapliNames: ForeignNames = {
  host: parameter('hostname'),
  port,
  auth_username: parameter('username'),
  auth_password: password,
  auth_secondary: secret('enableSecret'),
  auth_private_key: text('`keyFile`', (keyFile) => ({ options: { keyFile } })),
  auth_private_key_passphrase: secret('passphrase'),
  auth_strict_key: flag(
    '`hostKeys`: `strict` or `accept-new`; a changed key is refused in any case',
    (isStrict) => ({ options: { hostKeys: isStrict ? 'strict' : 'accept-new' } }),
  ),
  auth_bypass: refused('what a device asks is answered, or an error', false),
  ssh_config_file: fileOrFlag('`sshConfig`', (sshConfig) => ({ options: { sshConfig } })),
  ssh_known_hosts_file: fileOrFlag('`knownHostsFiles`; `true` is the default', (file) => {
    if (file === false) return { problem: 'cannot be honoured: host keys are always checked' }
    return file === true ? {} : { options: { knownHostsFiles: [file] } }
  }),
  transport: text('`transport`: `telnet` and `asynctelnet`, all others are `ssh`', (name) => {
    const transports = ['system', 'ssh2', 'paramiko', 'asyncssh', 'telnet', 'asynctelnet']
    if (!transports.includes(name)) return { problem: `must be one of ${transports.join(', ')}` }
    return { options: { transport: name.endsWith('telnet') ? 'telnet' : 'ssh' } }
  }),
  transport_options: refused('they are for the transports of scrapli'),
  timeout_socket: secondsOf('connectTimeoutMs'),
  timeout_transport: refused('`timeout_ops` is the longest silence, `limits` has all others'),
  timeout_ops: secondsOf('commandTimeoutMs'),
  comms_return_char: enter,
  comms_ansi: flag('escape sequences are acted on in any case, as a terminal does', () => ({})),
  comms_prompt_pattern: refused('prompts belong to the platform; see `definePlatform`'),
  comms_roughly_match_inputs: flag('the opposite of `verifyEcho`', (isRough) => ({
    options: { verifyEcho: !isRough },
  })),
  channel_log: fileOrFlag('`sessionLog.file`', channelLog),
  channel_log_mode: text('`sessionLog.mode`: `write` is `overwrite`', (mode, all) => {
    if (mode !== 'write' && mode !== 'append') return { problem: 'must be write or append' }
    const isAlone = mode === 'append' && typeof all['channel_log'] !== 'string'
    return isAlone ? { problem: 'needs channel_log, a path' } : {}
  }),
  channel_lock: flag('operations on one connection wait for each other in any case', () => ({})),
  logging_uid: refused('the logger has the name of the host bound'),
  on_init: refused('a session is prepared as its platform says; see `definePlatform`'),
  on_open: refused('a session is prepared as its platform says; see `definePlatform`'),
  on_close: refused('a session just ends'),
  privilege_levels: refused('modes belong to the platform; see `definePlatform`'),
  default_desired_privilege_level: refused(
    'with `enableSecret` sessions open in the privileged mode',
  ),
  failed_when_contains: refused('error patterns belong to the platform; see `definePlatform`'),
  textfsm_platform: refused('output is parsed by tasks, not by the connection', ''),
  genie_platform: refused('output is parsed by tasks, not by the connection', ''),
}

function fileOrFlag(
  meaning: string,
  read: (value: string | boolean, all: Extras) => Reading,
): ForeignName {
  const ofText = text(meaning, read)
  return {
    meaning,
    read: (value, all) => (typeof value === 'boolean' ? read(value, all) : ofText.read(value, all)),
  }
}

function channelLog(file: string | boolean, all: Extras): Reading {
  if (file === true) return { problem: 'must be a path: the file is for you to name' }
  const mode = all['channel_log_mode'] === 'append' ? 'append' : 'overwrite'
  return file === false ? {} : { options: { sessionLog: { file, mode } } }
}
