import { chmod, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '../../../../test/servers/availability.ts'
import { askOpenSsh, compared, type Printed, printedAs } from '../../test/openssh.ts'
import type { SshConfigLookupOptions } from './lookup.ts'
import { readSshConfig } from './read-ssh-config.ts'

let folder: string
let defaults: Printed

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nornir-ts-ssh-config-'))
  defaults = (await askOpenSsh('/dev/null', 'x')) ?? {}
})
afterAll(() => rm(folder, { recursive: true }))

async function write(name: string, text: string): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, text, { mode: 0o600 })
  return file
}

/** What we read, as OpenSSH would print it; undefined when we refuse. */
async function ask(file: string, host: string, options: SshConfigLookupOptions = {}) {
  try {
    const config = await readSshConfig({ files: file })
    return printedAs(config.lookup(host, options), defaults)
  } catch {
    return undefined
  }
}

/** Both readings of a file: that of OpenSSH and ours. */
async function both(text: string, host: string, options: SshConfigLookupOptions = {}) {
  const file = await write('config', text.replaceAll('@', folder))
  const theirs = await askOpenSsh(file, host, options)
  return { theirs: theirs && compared(theirs), ours: await ask(file, host, options) }
}

describeWith(['ssh-client'], 'the same as OpenSSH', () => {
  it.each([
    ['an empty file', ''],
    ['a setting before every Host', 'User joe\nHost h\n User ann\n'],
    ['the first value that holds', 'Host x h\n Port 1\nHost *\n Port 2\n User b\n'],
    ['?, which is exactly one character', 'Host h?\n User a\nHost ?\n User b\n'],
    ['a negated pattern', 'Host * !h\n User a\nHost !x *\n User b\n'],
    ['negated patterns alone', 'Host !x\n User a\n'],
    ['a comma in Host, which is no separator', 'Host h,x\n User a\n'],
    ['a dot and brackets in Host, which are themselves', 'Host [h] .\n User a\n'],
    ['an equals sign', 'User=joe\nPort = 22\nHostName  =  x\nBindAddress "1.2.3.4"\n'],
    ['two equals signs', 'User ==joe\n'],
    ['quotes and escapes', 'User "a b"\nHostKeyAlias \'x"y\'\nBindAddress a\\ b\\\\c\\d\n'],
    ['a quote within a word', 'User a"b c"d\n'],
    ['a comment behind a value', 'User joe # not ann\nPort 3 #x\n'],
    ['a number sign within a word', 'User jo#e\n'],
    ['a keyword in quotes and capitals', '"USER" joe\n\t pOrT\t3\n'],
    ['line ends of Windows', 'User joe\r\nHost h\r\n Port 3\r\n'],
    ['a form feed at the end of a line', 'User joe\f\n'],
    ['a file without a last line feed', 'User joe'],
    [
      'keys, in order and once',
      'IdentityFile /b\nIdentityFile /a\nIdentityFile /b\nIdentityFile ~/c\n',
    ],
    ['known_hosts files', 'UserKnownHostsFile /a "/b c" ~/d\nGlobalKnownHostsFile /e ~/f %h\n'],
    ['no known_hosts files', 'UserKnownHostsFile none\nGlobalKnownHostsFile NONE\n'],
    [
      'all tokens of a path',
      'UserKnownHostsFile ~/%%-%C-%d-%h-%i-%k-%L-%l-%n-%p-%r-%u\nHostName x.%h\n',
    ],
    ['tokens with an alias', 'HostKeyAlias ALIAS\nUserKnownHostsFile /%k/%n/%h\nUser z\nPort 7\n'],
    ['variables of the environment', `UserKnownHostsFile \${PATH}/x /\${PATH}\${PATH}\n`],
    ['an unset variable', `UserKnownHostsFile \${NORNIR_TS_UNSET}/x\n`],
    ['an open variable', `UserKnownHostsFile \${PATH\n`],
    ['an unknown token', 'UserKnownHostsFile /%z\n'],
    ['a token without a letter', 'UserKnownHostsFile /x%\n'],
    ['a token that HostName does not take', 'HostName %n\n'],
    ['tokens of HostName', 'HostName a%hB%%c\n'],
    ['an agent', 'IdentityAgent ~/a-%h\nForwardAgent ~/f-%r\n'],
    ['no agent', 'IdentityAgent none\nForwardAgent no\n'],
    ['names of hosts in capitals', 'HostName ABC.example\nHostKeyAlias DEF\n'],
    ['an IPv6 address', 'HostName 0:0::1\n'],
    ['an IPv6 address in the middle of IPv4', 'HostName ::ffff:1.2.3.4\n'],
    ['an IPv4 address', 'HostName 192.0.2.1\n'],
    ['a zone', 'HostName FE80::1%%lo\n'],
    ['jump hosts', 'ProxyJump a,b@c:33,[::1]:44\n'],
    ['a jump host as a URI', 'ProxyJump ssh://u%41x@b:33/\n'],
    ['a jump host as a URI with a path', 'ProxyJump ssh://b/x\n'],
    ['no jump host', 'ProxyJump None\nProxyCommand x\n'],
    ['ProxyJump before ProxyCommand', 'ProxyJump a\nProxyCommand b\n'],
    ['ProxyCommand before ProxyJump', 'ProxyCommand b\nProxyJump a\n'],
    ['ProxyCommand none before ProxyJump', 'ProxyCommand none\nProxyJump a\n'],
    ['ProxyCommand as it is written', 'ProxyCommand = sh -c \'a  "%h" = b\' # c\n'],
    ['a comment behind ProxyJump', 'ProxyJump a # b\n'],
    ['jump hosts with an empty one', 'ProxyJump a,,b\n'],
    ['a jump host without a name', 'ProxyJump u@\n'],
    ['a jump host with an empty user', 'ProxyJump @b\n'],
    ['a jump host with an empty port', 'ProxyJump b:\n'],
    ['a jump host with a bad port', 'ProxyJump b:0\n'],
    ['a jump host with a port out of range', 'ProxyJump b:65536\n'],
    ['a jump host with a slash', 'ProxyJump b/22\n'],
    ['a jump host with two users', 'ProxyJump u@v@b\n'],
    ['a bare IPv6 jump host', 'ProxyJump fe80::1\n'],
    [
      'algorithms',
      'Ciphers aes128-ctr\nMACs +hmac-md5\nKexAlgorithms -diffie*,sntrup*\nHostKeyAlgorithms ^ssh-rsa,ssh-ed25519\n',
    ],
    ['times', 'ConnectTimeout 1m30\nServerAliveInterval 1h5s\nServerAliveCountMax 7\n'],
    ['a time in capitals', 'ConnectTimeout 1D2W\n'],
    ['no time, and a later one', 'ConnectTimeout none\nConnectTimeout 5\n'],
    ['a wrong time', 'ConnectTimeout 1x\n'],
    ['a negative time', 'ConnectTimeout -1\n'],
    ['flags', 'IdentitiesOnly TRUE\nForwardAgent Yes\n'],
    ['a wrong flag', 'IdentitiesOnly on\n'],
    ['StrictHostKeyChecking off', 'StrictHostKeyChecking off\n'],
    ['StrictHostKeyChecking accept-new', 'StrictHostKeyChecking Accept-New\n'],
    ['a wrong StrictHostKeyChecking', 'StrictHostKeyChecking maybe\n'],
    ['an address family', 'AddressFamily INET6\n'],
    ['a wrong address family', 'AddressFamily ipv4\n'],
    ['port 0', 'Port 0\n'],
    ['port 65536', 'Port 65536\n'],
    ['a port that is none', 'Port x\n'],
    ['a keyword without a value', 'User\nPort 3\n'],
    ['a keyword with only a comment', 'User # joe\n'],
    ['a keyword with an empty value', 'User ""\n'],
    ['two values where one is taken', 'User joe ann\n'],
    ['an open quote', 'User "joe\n'],
    ['an open quote in a comment', 'User joe # it"s\n'],
    ['an unknown keyword', 'Userr joe\n'],
    ['an unknown keyword where nothing holds', 'Host x\n Userr joe\n'],
    ['an unknown keyword that is ignored', 'IgnoreUnknown Foo,user?\nUserr joe\nfoo bar\n'],
    ['an unknown keyword before it is ignored', 'Userr joe\nIgnoreUnknown *\n'],
    [
      'keywords that we do not use',
      'LocalForward 1 a:2\nSendEnv LANG LC_*\nProtocol 2\nHashKnownHosts yes\n',
    ],
    ['an old name', 'IdentityFile2 /x\n'],
    ['a wrong value where nothing holds', 'Host x\n Port 0\n'],
    ['Match host, after HostName', 'HostName x\nMatch host x\n User a\n'],
    ['Match host in capitals', 'HostName xY\nMatch host Xy\n User a\n'],
    [
      'Match originalhost',
      'HostName x\nMatch originalhost x\n User a\nMatch originalhost h,z\n User b\n',
    ],
    ['Match user by the default', `Match user ${userInfo().username}\n Port 4\n`],
    ['Match user by the file', 'User joe\nMatch user "joe,ann"\n Port 4\n'],
    ['Match localuser', `Match localuser ${userInfo().username} user *\n Port 4\n`],
    ['a negated criterion', 'Match !host x\n User a\nMatch !user a\n Port 4\n'],
    ['patterns of a criterion', 'Match host "*,!h"\n User a\nMatch host h*,!x\n User b\n'],
    ['criteria of the same name', 'Match host h host x\n User a\nMatch host h host ?\n User b\n'],
    ['an equals sign in Match', 'Match host=h user=*\n User a\n'],
    ['a comment behind Match', 'Match host h # x\n User a\n'],
    ['Match all', 'Match all\n User a\n'],
    ['Match !all', 'Match !all\n User a\n'],
    ['Match all behind another', 'Match host h all\n User a\n'],
    ['Match all behind two others', 'Match host h user * all\n User a\n'],
    ['Match all before another', 'Match all host h\n User a\n'],
    ['Match final', 'Match final\n User a\nUser b\n'],
    ['Match final before all', 'Match final all\n User a\nMatch all\n Port 4\n'],
    [
      'Match final, and what Host means then',
      'Host h\n HostName x\n IdentityFile /1\nHost x\n IdentityFile /2\nMatch final host x\n IdentityFile /3\n',
    ],
    ['Match !final', 'Match !final\n User a\n'],
    [
      'Match final where a criterion before it fails',
      'Match host x final\n User a\nHost x\n Port 4\n',
    ],
    ['Match canonical without CanonicalizeHostname', 'Match canonical\n User a\n'],
    [
      'Match canonical with CanonicalizeHostname',
      'CanonicalizeHostname yes\nMatch canonical\n User a\n',
    ],
    [
      'HostName in capitals and a final pass',
      'HostName XY%%z\nMatch final\n User a\nHost xy?z\n Port 9\n',
    ],
    ['Match without criteria', 'Match\n User a\n'],
    ['Match with only a comment', 'Match # x\n User a\n'],
    ['an unknown criterion', 'Match hosst x\n User a\n'],
    ['a criterion without an argument', 'Match host\n User a\n'],
    ['Host without patterns', 'Host # x\n User a\n'],
    ['Host with an empty pattern', 'Host "" h\n User a\n'],
  ])('%s', async (_, text) => {
    for (const [host, options] of [
      ['h', {}],
      ['H', { user: 'joe', port: 2022 }],
    ] as const) {
      const { theirs, ours } = await both(text, host, options)
      expect(ours).toEqual(theirs)
    }
  })

  it.each([
    ['a file', 'Include @/a.conf\nUser main\n'],
    ['two files and a comment', 'Include @/b.conf @/a.conf # x\n'],
    ['files by a pattern, sorted', 'Include @/*.conf\n'],
    ['files by a set', 'Include @/[!a].conf\n'],
    ['a pattern within a folder', `Include @/*/../?.conf\n`],
    ['nothing', 'Include @/none.conf @/none-*\nUser main\n'],
    ['an empty name', 'Include ""\n'],
    ['a file where nothing holds', 'Host x\n Include @/a.conf\nUser main\n'],
    ['a wrong file where nothing holds', 'Host x\n Include @/wrong\nUser main\n'],
    ['a file that ends in another Host', 'Host h\n Include @/b.conf\n Port 5\n'],
    ['a file within a file', 'Include @/nested\n'],
    ['a file that includes itself', 'Include @/loop\n'],
    ['a file that others can write', 'Include @/writable\n'],
    ['a link to nothing', 'Include @/lin?\nUser main\n'],
    ['a folder', 'Include @\nUser main\n'],
  ])('includes %s', async (_, text) => {
    await write('a.conf', 'IdentityFile /a\nHost h\n User a\n')
    await write('b.conf', 'IdentityFile /b\nHost x\n User b\n')
    await write('wrong', 'Port 0\n')
    await write('nested', `Host h\nInclude ${folder}/a.conf\nPort 6\n`)
    await write('loop', `Include ${folder}/loop\n`)
    await symlink(join(folder, 'nothing'), join(folder, 'link')).catch(() => undefined) // made once
    await chmod(await write('writable', 'User w\n'), 0o666)
    const { theirs, ours } = await both(text, 'h')
    expect(ours).toEqual(theirs)
  })

  it('reads any file as OpenSSH does', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, anyFile, fc.constantFrom(...hosts), async (text, other, host) => {
        await write('other.conf', other.replace(/Include.*/g, ''))
        const { theirs, ours } = await both(text, host)
        expect(ours).toEqual(theirs)
      }),
      { numRuns: 200 },
    )
  })
})

const hosts = ['h', 'leaf01', 'leaf02.ams', 'H', '192.0.2.1']
const pattern = fc.constantFrom(
  'h',
  '*',
  '?',
  'leaf0?',
  'leaf*',
  '!leaf01',
  '!h',
  '*.ams',
  'x',
  '192.*',
)
const patterns = fc.array(pattern, { minLength: 1, maxLength: 3 })
const criterion = fc.oneof(
  fc.constantFrom('final', 'canonical', '!final'),
  fc
    .tuple(
      fc.constantFrom('host', 'originalhost', '!host', 'user', '!user', 'LocalUser'),
      fc.oneof(patterns, fc.constant([userInfo().username]), fc.constant(['joe'])),
    )
    .map(([name, list]) => `${name} ${list.join(',')}`),
)
const value: Readonly<Record<string, readonly string[]>> = {
  HostName: ['x', 'leaf01', '%h.ams', 'LEAF02.ams', '::1', ''],
  User: ['joe', '"a b"', 'jo\\"e', "'x'y", 'joe # c', '"joe'],
  Port: ['22', '2022', '65535', '0', '+1'],
  IdentityFile: ['/a', '~/b', '"/c d"', 'none', '/a'],
  IdentitiesOnly: ['yes', 'no', 'False', 'x'],
  IdentityAgent: ['/agent', '~/agent-%h', 'none', '%q'],
  ProxyJump: ['a', 'joe@b:22,c', 'none', '[::2]', 'a:x', 'a,'],
  ProxyCommand: ['nc %h %p', 'none', 'sh -c "x  y"', '= z'],
  UserKnownHostsFile: ['/a', '~/b /c', '/%n-%h-%p-%r', 'none', 'none /a', '"/d e"'],
  GlobalKnownHostsFile: ['/a', '/b /c', 'none'],
  StrictHostKeyChecking: ['yes', 'no', 'ask', 'accept-new', 'off'],
  HostKeyAlias: ['alias', 'ALIAS'],
  Ciphers: ['aes128-ctr', '+aes128-cbc', '-aes*', '^aes256-ctr'],
  MACs: ['hmac-sha2-256', '+hmac-md5', '-*etm*'],
  ConnectTimeout: ['1', '2m', 'none', '1h1'],
  ServerAliveInterval: ['15', '1m', 's'],
  ServerAliveCountMax: ['1', '0', 'x'],
  AddressFamily: ['inet', 'inet6', 'any'],
  BindAddress: ['127.0.0.1', '::1'],
  ForwardX11: ['no'],
  CanonicalizeHostname: ['no', 'yes'],
}
const setting = fc
  .constantFrom(...Object.keys(value))
  .chain((keyword) =>
    fc
      .tuple(
        fc.constantFrom(keyword, keyword.toLowerCase(), keyword.toUpperCase()),
        fc.constantFrom(' ', '=', ' = ', '\t', '  '),
        fc.constantFrom(...(value[keyword] ?? [])),
      )
      .map((parts) => parts.join('')),
  )
// A wrong line ends the reading of both: rare, so that most files are read to their end.
const goodSetting = setting.filter(
  (line) =>
    !/""|"joe$|[= \t](?:0|\+1|x|%q|a:x|a,|s|none \/a|)$/.test(line) || /Host.*x$/i.test(line),
)
const line = fc.oneof(
  { weight: 60, arbitrary: goodSetting },
  { weight: 1, arbitrary: setting },
  { weight: 15, arbitrary: patterns.map((list) => `Host ${list.join(' ')}`) },
  {
    weight: 12,
    arbitrary: fc
      .array(criterion, { minLength: 1, maxLength: 2 })
      .map((list) => `Match ${list.join(' ')}`),
  },
  { weight: 2, arbitrary: fc.constantFrom('Match all', '# User x', '', 'Include @/other.conf') },
)
const anyFile = fc.array(line, { maxLength: 14 }).map((lines) => lines.join('\n'))
