import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  SshConfigExecError,
  SshConfigTokenError,
  SshConfigUnsafeValueError,
  SshConfigVariableError,
} from './expansion-error.ts'
import type { SshConfigLookupOptions } from './lookup.ts'
import { type ReadSshConfigOptions, readSshConfig } from './read-ssh-config.ts'
import {
  SshConfigFileError,
  SshConfigIncludeError,
  SshConfigKeywordError,
  SshConfigPermissionError,
  SshConfigPortError,
  SshConfigProxyJumpError,
  SshConfigSyntaxError,
} from './ssh-config-error.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nornir-ts-ssh-config-'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

async function write(name: string, text: string): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, text, { mode: 0o600 })
  return file
}

async function read(text: string, options: ReadSshConfigOptions = {}) {
  return readSshConfig({ ...options, files: await write('config', text) })
}

async function lookUp(text: string, host = 'h', options: SshConfigLookupOptions = {}) {
  return (await read(text)).lookup(host, options)
}

/** The error of reading a file and looking `h` up in it, with the folder cut from its message. */
async function failure(text: string, options: ReadSshConfigOptions = {}): Promise<Error> {
  const error: unknown = await read(text, options)
    .then((config) => config.lookup('h'))
    .catch((caught: unknown) => caught)
  if (!(error instanceof Error)) throw new Error('Nothing was thrown')
  error.message = error.message.replaceAll(`${folder}/`, '')
  return error
}

const { homedir: home } = userInfo()

describe('what is looked up', () => {
  it('is only the host where no file sets anything', async () => {
    const result = await lookUp('')
    expect(Object.entries(result).filter(([, value]) => value !== undefined)).toEqual([
      ['hostname', 'h'],
    ])
  })

  it('is everything that the files set', async () => {
    const text = `
Host leaf*
  HostName %h.example
  User automation
  Port 2022
  IdentityFile ~/.ssh/id_%r
  IdentityFile ${folder}/%n
  IdentitiesOnly yes
  IdentityAgent ~/agent
  ProxyJump ann@bastion:2222,[2001:db8::1],ssh://bo%62@last
  UserKnownHostsFile ~/.ssh/known_%h /other
  GlobalKnownHostsFile none
  StrictHostKeyChecking accept-new
  HostKeyAlias LEAF
  HostKeyAlgorithms ^ssh-ed25519
  KexAlgorithms +diffie-hellman-group14-sha1
  Ciphers aes128-ctr,aes256-ctr
  MACs -*md5*,hmac-sha1
  ConnectTimeout 1m30
  ServerAliveInterval 15
  ServerAliveCountMax 4
  ForwardAgent yes
  AddressFamily inet
  BindAddress 127.0.0.1
`
    expect(await lookUp(text, 'leaf01')).toEqual({
      hostname: 'leaf01.example',
      user: 'automation',
      port: 2022,
      identityFiles: [`${home}/.ssh/id_automation`, `${folder}/leaf01`],
      identitiesOnly: true,
      identityAgent: `${home}/agent`,
      proxyJump: [
        { user: 'ann', hostname: 'bastion', port: 2222 },
        { hostname: '2001:db8::1' },
        { user: 'bob', hostname: 'last' },
      ],
      userKnownHostsFiles: [`${home}/.ssh/known_leaf01.example`, '/other'],
      globalKnownHostsFiles: [],
      strictHostKeyChecking: 'accept-new',
      hostKeyAlias: 'leaf',
      hostKeyAlgorithms: { change: 'prepend', names: ['ssh-ed25519'] },
      kexAlgorithms: { change: 'append', names: ['diffie-hellman-group14-sha1'] },
      ciphers: { change: 'replace', names: ['aes128-ctr', 'aes256-ctr'] },
      macs: { change: 'remove', names: ['*md5*', 'hmac-sha1'] },
      connectTimeoutMs: 90_000,
      serverAliveIntervalMs: 15_000,
      serverAliveCountMax: 4,
      forwardAgent: true,
      addressFamily: 'inet',
      bindAddress: '127.0.0.1',
    })
  })

  it('is first what the caller gives: user and port', async () => {
    const text = 'User ann\nPort 1\nMatch user joe\n IdentityFile /%r/%p\n'
    expect(await lookUp(text, 'h', { user: 'joe', port: 2022 })).toMatchObject({
      user: 'joe',
      port: 2022,
      identityFiles: ['/joe/2022'],
    })
  })

  it('is found in several files, the first of them first', async () => {
    const files = [await write('a', 'User ann\n'), await write('b', 'User bob\nPort 2\n')]
    expect((await readSshConfig({ files })).lookup('h')).toMatchObject({ user: 'ann', port: 2 })
  })

  it('is none of the keys for IdentityFile none', async () => {
    expect(await lookUp('IdentityFile none\n')).toMatchObject({ identityFiles: [] })
  })

  it('has the tokens of ProxyJump expanded', async () => {
    expect(await lookUp('ProxyJump %r@jump-%h\nUser joe\n')).toMatchObject({
      proxyJump: [{ user: 'joe', hostname: 'jump-h' }],
    })
  })

  it('keeps "none" of ProxyJump and ProxyCommand', async () => {
    expect(await lookUp('ProxyJump none\n')).toMatchObject({ proxyJump: 'none' })
    expect(await lookUp('ProxyCommand none\n')).toMatchObject({ proxyCommand: 'none' })
  })

  it('is the agent that a variable names', async () => {
    vi.stubEnv('NORNIR_TS_AGENT', '/agent')
    vi.stubEnv('SSH_AUTH_SOCK', '/default')
    expect(await lookUp('IdentityAgent $NORNIR_TS_AGENT\n')).toMatchObject({
      identityAgent: '/agent',
    })
    expect(
      await lookUp('IdentityAgent SSH_AUTH_SOCK\nForwardAgent $NORNIR_TS_AGENT\n'),
    ).toMatchObject({ identityAgent: '/default', forwardAgent: '/agent' })
  })

  it('never depends on what was looked up before', async () => {
    const config = await read('Host a\n User x\nMatch final host b\n User y\n')
    await fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), (hosts) => {
        const users = hosts.map((host) => config.lookup(host).user)
        expect(users).toEqual(
          hosts.map((host) =>
            new Map([
              ['a', 'x'],
              ['b', 'y'],
            ]).get(host),
          ),
        )
      }),
    )
  })
})

describe('commands', () => {
  it('of Match exec are never run without allowExec', async () => {
    const touched = join(folder, 'touched')
    const text = `Match exec "touch ${touched}"\n User a\nMatch !exec "touch ${touched}"\n User b\n`
    const config = await read(text)
    expect(config.lookup('h').user).toBeUndefined()
    expect(existsSync(touched)).toBe(false)
    expect(config.notes).toContain(
      `${folder}/config:1: Match exec runs its command only with allowExec`,
    )
  })

  it('of Match exec decide with allowExec', async () => {
    const text =
      'Match exec "test %h-%n-%p-%r = x-h-7-joe"\n IdentityFile /yes\nMatch !exec false\n IdentityFile /no\nMatch exec false\n IdentityFile /never\n'
    const config = await read(`HostName x\nPort 7\nUser joe\n${text}`, { allowExec: true })
    expect(config.lookup('h').identityFiles).toEqual(['/yes', '/no'])
  })

  it('of Match exec are not run behind a criterion that fails, nor where no line can hold', async () => {
    const touched = join(folder, 'touched')
    const inner = await write('inner', `Match exec "touch ${touched}"\n User a\n`)
    const text = `Match host x exec "touch ${touched}"\n User a\nHost x\n Include ${inner}\n`
    const config = await read(text, { allowExec: true })
    config.lookup('h')
    expect(existsSync(touched)).toBe(false)
    config.lookup('x')
    expect(existsSync(touched)).toBe(true)
  })

  it('of Match exec that die are an error', async () => {
    const error = await failure('Match exec "kill -9 $$"\n User a\n', { allowExec: true })
    expect(error).toBeInstanceOf(SshConfigExecError)
    expect(error.message).toBe(
      'config:1: the command of Match exec failed to run: kill -9 $$: ended by a signal',
    )
  })

  it('of ProxyCommand are handed out as they are written without allowExec', async () => {
    expect(await lookUp('ProxyCommand nc -X 5 %h %p\n')).toMatchObject({
      proxyCommand: { raw: 'nc -X 5 %h %p', command: undefined },
    })
  })

  it('of ProxyCommand are handed out expanded with allowExec', async () => {
    const config = await read('ProxyCommand nc %h %p %% %r %n\nUser joe\nHostName x\n', {
      allowExec: true,
    })
    expect(config.lookup('h').proxyCommand).toEqual({
      raw: 'nc %h %p %% %r %n',
      command: 'nc x 22 % joe h',
    })
  })

  it.each(['a;touch x', '$(id)', '`id`', '-oProxyCommand=x', 'a b', "a'b", 'a|b', 'a\nb'])(
    'are refused the host name %j',
    async (host) => {
      const proxy = await read('ProxyCommand nc %h %p\n', { allowExec: true })
      expect(() => proxy.lookup(host)).toThrow(SshConfigUnsafeValueError)
      const match = await read('Match exec "true %n"\n User a\n', { allowExec: true })
      expect(() => match.lookup(host)).toThrow(SshConfigUnsafeValueError)
    },
  )

  it('are refused an unsafe user name', async () => {
    const config = await read('ProxyCommand ssh %r@jump\n', { allowExec: true })
    expect(() => config.lookup('h', { user: 'joe;id' })).toThrow(
      `${folder}/config:1: %r in "ssh %r@jump" stands for "joe;id", which is not safe in a command or path; correct that name`,
    )
  })
})

describe('paths', () => {
  it.each(['../x', 'a/b', '..', 'a\0b'])('are refused the host name %j', async (host) => {
    const config = await read('UserKnownHostsFile /known/%n\n')
    expect(() => config.lookup(host)).toThrow(SshConfigUnsafeValueError)
  })

  it('take addresses', async () => {
    const text = 'UserKnownHostsFile /known/%h\n'
    expect(await lookUp(text, '2001:db8::1')).toMatchObject({
      userKnownHostsFiles: ['/known/2001:db8::1'],
    })
  })
})

describe('files', () => {
  it('of the user and the system are taken when none is named, there or not', async () => {
    const { hostname } = (await readSshConfig()).lookup('h') // whatever this machine's files say
    expect(hostname).toBeTypeOf('string')
  })

  it('must be there when they are named', async () => {
    const file = join(folder, 'none')
    await expect(readSshConfig({ files: file })).rejects.toThrow(SshConfigFileError)
    await expect(readSshConfig({ files: file })).rejects.toMatchObject({ file })
  })

  it('that are included must not be writable by others', async () => {
    const file = await write('inner', '')
    await chmod(file, 0o620)
    expect(await failure(`Include ${file}\n`)).toBeInstanceOf(SshConfigPermissionError)
  })

  it('may be nested 16 deep and no deeper', async () => {
    const chain = async (length: number) => {
      for (let index = 1; index <= length; index += 1) {
        await write(
          String(index),
          index === length ? 'User deep\n' : `Include ${folder}/${index + 1}`,
        )
      }
      return `Include ${folder}/1\n`
    }
    expect(await lookUp(await chain(16))).toMatchObject({ user: 'deep' })
    expect(await failure(await chain(17))).toBeInstanceOf(SshConfigIncludeError)
  })

  it('that include themselves are an error that says where', async () => {
    const error = await failure(`# a loop\nInclude ${folder}/config\n`)
    expect(error).toBeInstanceOf(SshConfigIncludeError)
    expect(error.message).toBe(
      'config:2: Include is nested more than 16 deep; does a file include itself?',
    )
  })

  it('of others are named in a note when they are not there', async () => {
    const { notes } = await read(`Include ${folder}/none*\n`)
    expect(notes).toEqual([`${folder}/config:1: no file is named by Include ${folder}/none*`])
  })

  it('may hold keywords that say nothing to us, with a note', async () => {
    const { notes } = await read('Host *\n  ForwardX11 no\nCanonicalizeHostname yes\n')
    expect(notes).toEqual([
      `${folder}/config:2: "forwardx11" is not used`,
      `${folder}/config:3: names are not made canonical by asking the DNS`,
    ])
  })
})

describe('a wrong line', () => {
  it.each([
    ['User "joe\n', SshConfigSyntaxError, 'config:1: a quote is not closed'],
    ['\nUser\n', SshConfigSyntaxError, 'config:2: nothing is behind "user"'],
    [
      'User joe ann\n',
      SshConfigSyntaxError,
      'config:1: "user" should be followed by one value, not "joe ann"',
    ],
    [
      'IdentitiesOnly on\n',
      SshConfigSyntaxError,
      'config:1: "identitiesonly" should be followed by yes or no, not "on"',
    ],
    [
      'ConnectTimeout soon\n',
      SshConfigSyntaxError,
      'config:1: "connecttimeout" should be followed by a time such as 30 or 1m30s, not "soon"',
    ],
    [
      'Match hosst x\n',
      SshConfigSyntaxError,
      'config:1: Match has no criterion "hosst" here; there are all, canonical, final, host, originalhost, user, localuser, exec',
    ],
    [
      'Match all host x\n',
      SshConfigSyntaxError,
      'config:1: "all" stands alone, or behind canonical or final',
    ],
    [
      'IdentityFile ~joe/key\n',
      SshConfigSyntaxError,
      'config:1: "~joe/key" is in the home of another user, which cannot be looked up; write the whole path',
    ],
    [`IdentityFile \${HOME\n`, SshConfigSyntaxError, `config:1: "\${" is not closed in "\${HOME"`],
    [
      'Host x\n Proxyjmp b\n',
      SshConfigKeywordError,
      'config:2: ssh_config has no keyword "proxyjmp"; did you mean "proxyjump"? (IgnoreUnknown lets one pass)',
    ],
    [
      'Port 65536\n',
      SshConfigPortError,
      'config:1: Port should be a number from 1 to 65535, not "65536"',
    ],
    [
      'ProxyJump a, b\n',
      SshConfigProxyJumpError,
      'config:1: ProxyJump should be none, or jump hosts as [user@]host[:port] or ssh://[user@]host[:port] with commas between and no blanks, not "a, b"',
    ],
    [
      'HostName %n\n',
      SshConfigTokenError,
      'config:1: "%n" in "%n" is none of the tokens that can stand here: %% %h',
    ],
    [
      `UserKnownHostsFile \${NORNIR_TS_UNSET}/x\n`,
      SshConfigVariableError,
      `config:1: "\${NORNIR_TS_UNSET}/x" needs the environment variable "NORNIR_TS_UNSET", which is not set`,
    ],
  ])('%j is an error that says where', async (text, expected, message) => {
    const error = await failure(text)
    expect(error).toBeInstanceOf(expected)
    expect(error.message).toBe(message)
  })

  it('never ends in anything but a typed error, whatever it holds', async () => {
    const anyLine = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.constantFrom('Host', 'Match', 'User', 'ProxyJump', 'IdentityFile'), fc.string())
        .map((words) => words.join(' ')),
      fc.string().map((name) => `Include ${folder}/${name.replaceAll('/', '')}`),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(anyLine), async (lines) => {
        const error: unknown = await read(lines.join('\n'))
          .then((config) => config.lookup('h'))
          .catch((caught: unknown) => caught)
        if (error instanceof Error) expect(error).toHaveProperty('code')
      }),
    )
  })
})
