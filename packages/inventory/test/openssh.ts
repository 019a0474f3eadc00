import { execFile } from 'node:child_process'
import { userInfo } from 'node:os'
import { promisify } from 'node:util'
import type { SshAlgorithmList, SshConfigResult, SshJumpHop } from '../src/index.ts'
import { matchesSshPattern } from '../src/ssh-config/host-pattern.ts'

const run = promisify(execFile)

/** What `ssh -G` prints: the values of each keyword, in order. */
export type Printed = Readonly<Record<string, readonly string[]>>

/** Asks OpenSSH what a file says about a host; undefined when it refuses. Needs `ssh-client`. */
export async function askOpenSsh(
  file: string,
  host: string,
  { user, port }: { user?: string | undefined; port?: number | undefined } = {},
): Promise<Printed | undefined> {
  const given = [
    ...(user === undefined ? [] : ['-l', user]),
    ...(port === undefined ? [] : ['-p', String(port)]),
  ]
  const output = await run('ssh', ['-T', '-G', '-F', file, ...given, '--', host]).catch(
    () => undefined,
  )
  if (output === undefined) return undefined
  const printed: Record<string, string[]> = {}
  for (const line of output.stdout.split('\n')) {
    const [keyword = '', ...words] = line.split(' ')
    printed[keyword] = [...(printed[keyword] ?? []), words.join(' ')]
  }
  return printed
}

/** The keywords that we compare. */
const keywords = [
  'hostname',
  'user',
  'port',
  'identityfile',
  'identitiesonly',
  'identityagent',
  'proxyjump',
  'proxycommand',
  'userknownhostsfile',
  'globalknownhostsfile',
  'stricthostkeychecking',
  'hostkeyalias',
  'hostkeyalgorithms',
  'kexalgorithms',
  'ciphers',
  'macs',
  'connecttimeout',
  'serveraliveinterval',
  'serveralivecountmax',
  'forwardagent',
  'addressfamily',
  'bindaddress',
] as const

/** What OpenSSH printed of the keywords that we compare. Of keys it expands nothing: here `~` is. */
export function compared(printed: Printed): Printed {
  const values = keywords.flatMap((keyword) => {
    const found = printed[keyword]
    const paths = found?.filter((text, _, { length }) => text !== 'none' || length === 1)
    return paths === undefined ? [] : [[keyword, paths.map(expandTilde)] as const]
  })
  return Object.fromEntries(values)
}

function expandTilde(text: string): string {
  return text.replace(/^~\//, `${userInfo().homedir}/`)
}

/**
 * Writes a result of ours as `ssh -G` would print it.
 *
 * @param defaults - What OpenSSH prints for an empty file: it fills in what no file sets.
 */
export function printedAs(result: SshConfigResult, defaults: Printed): Printed {
  const ours: Record<string, readonly string[] | undefined> = {
    hostname: [result.hostname],
    user: one(result.user),
    port: one(result.port),
    identityfile: result.identityFiles?.length === 0 ? ['none'] : result.identityFiles,
    identitiesonly: yesNo(result.identitiesOnly),
    identityagent: one(result.identityAgent),
    proxyjump: jumps(result.proxyJump),
    proxycommand: typeof result.proxyCommand === 'object' ? [result.proxyCommand.raw] : undefined,
    userknownhostsfile: files(result.userKnownHostsFiles),
    globalknownhostsfile: files(result.globalKnownHostsFiles)?.map(expandTilde),
    stricthostkeychecking: one(
      result.strictHostKeyChecking?.replace('yes', 'true').replace('no', 'false'),
    ),
    hostkeyalias: one(result.hostKeyAlias),
    hostkeyalgorithms: algorithms(result.hostKeyAlgorithms, defaults['hostkeyalgorithms']),
    kexalgorithms: algorithms(result.kexAlgorithms, defaults['kexalgorithms']),
    ciphers: algorithms(result.ciphers, defaults['ciphers']),
    macs: algorithms(result.macs, defaults['macs']),
    connecttimeout: seconds(result.connectTimeoutMs),
    serveraliveinterval: seconds(result.serverAliveIntervalMs),
    serveralivecountmax: one(result.serverAliveCountMax),
    forwardagent:
      typeof result.forwardAgent === 'string' ? [result.forwardAgent] : yesNo(result.forwardAgent),
    addressfamily: one(result.addressFamily),
    bindaddress: one(result.bindAddress),
  }
  const set = Object.entries(ours).filter(([, value]) => value !== undefined)
  return { ...compared(defaults), ...(Object.fromEntries(set) as Printed) }
}

function one(value: string | number | undefined): string[] | undefined {
  return value === undefined ? undefined : [String(value)]
}

function yesNo(flag: boolean | undefined): string[] | undefined {
  return flag === undefined ? undefined : [flag ? 'yes' : 'no']
}

function seconds(ms: number | undefined): string[] | undefined {
  return one(ms && ms / 1000)
}

function files(paths: readonly string[] | undefined): string[] | undefined {
  return paths && [paths.length === 0 ? 'none' : paths.join(' ')]
}

function jumps(hops: readonly SshJumpHop[] | 'none' | undefined): string[] | undefined {
  if (hops === undefined || hops === 'none') return undefined
  return [hops.map(jump).join(',')]
}

function jump({ user, hostname, port }: SshJumpHop): string {
  const host = hostname.includes(':') ? `[${hostname}]` : hostname
  return `${user === undefined ? '' : `${user}@`}${host}${port === undefined ? '' : `:${port}`}`
}

function algorithms(
  list: SshAlgorithmList | undefined,
  [defaults = '']: readonly string[] = [],
): string[] | undefined {
  if (list === undefined) return undefined
  const { change, names } = list
  const base = defaults.split(',')
  const isNamed = (name: string) => names.some((pattern) => matchesSshPattern(name, pattern))
  const all = {
    replace: names,
    append: [...base, ...names],
    prepend: [...names, ...base],
    remove: base.filter((name) => !isNamed(name)),
  }[change]
  return [[...new Set(all)].join(',')]
}
