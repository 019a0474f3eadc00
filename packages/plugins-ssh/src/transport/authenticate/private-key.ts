import { readFile, stat } from 'node:fs/promises'
import type { Secret } from '@nornir-ts/core'
import type { ParsedKey } from 'ssh2'
import { homePath } from '../home-path.ts'
import { loadSsh2 } from '../load-ssh2.ts'
import type { SshServer } from '../ssh-target.ts'
import { PrivateKeyError } from './credential-error.ts'
import { privateKeyFormat } from './private-key-format.ts'

/** What {@link readPrivateKeys} needs to know of the server. */
export type PrivateKeyOwner = Pick<SshServer, 'host' | 'privateKeys' | 'keyFiles' | 'passphrase'>

/** A private key, unlocked; or its public part where only an agent can use it. */
export interface PrivateKey {
  /** Path of the key file, or `private key 1` for the first one given as text. */
  readonly name: string
  /** The key; undefined where it is locked and there is no passphrase, or where the file is a public key. */
  readonly key?: ParsedKey | undefined
  /** The public key in wire format; undefined where it is locked and no `.pub` stands beside it. */
  readonly publicKey: Buffer | undefined
  /** Why there is no `key`. */
  readonly problem?: PrivateKeyError | undefined
}

interface UnlockedKey {
  readonly version: string
  readonly passphrase: Secret | undefined
  readonly key: ParsedKey
}

/** Unlocking an encrypted key is tens of milliseconds of computing: done once, not once per host. */
const unlocked = new Map<string, UnlockedKey>()

/**
 * Reads the private keys of a server, those given as text first.
 *
 * @param owner - Keys and passphrase.
 * @throws {@link PrivateKeyError} naming the first key that cannot be read, is of a format that ssh2
 * does not know, or does not open with the passphrase.
 */
export async function readPrivateKeys(owner: PrivateKeyOwner): Promise<readonly PrivateKey[]> {
  const { privateKeys = [], keyFiles = [] } = owner
  if (privateKeys.length + keyFiles.length === 0) return []
  const { utils } = await loadSsh2()
  const given = privateKeys.map((text, index) => {
    const name = `private key ${index + 1}`
    return openKey(text.reveal(), { ...owner, name, file: '<file>', parse: utils.parseKey })
  })
  const files = keyFiles.map((path) => readKeyFile(homePath(path), owner, utils.parseKey))
  return [...given, ...(await Promise.all(files))]
}

type ParseKey = typeof import('ssh2')['utils']['parseKey']

async function readKeyFile(
  path: string,
  owner: PrivateKeyOwner,
  parse: ParseKey,
): Promise<PrivateKey> {
  const { host, passphrase } = owner
  const { version, text } = await readVersion(path).catch((cause: Error) => {
    throw new PrivateKeyError({ host, key: path, reason: cause.message }, { cause })
  })
  const known = unlocked.get(path)
  if (known?.version === version && known.passphrase?.reveal() === passphrase?.reveal()) {
    return { name: path, key: known.key, publicKey: known.key.getPublicSSH() }
  }
  const opened = openKey(text, { ...owner, name: path, file: `'${path}'`, parse })
  const { key } = opened
  if (key !== undefined) unlocked.set(path, { version, passphrase, key })
  if (opened.publicKey !== undefined) return opened
  return { ...opened, publicKey: await publicKeyBeside(path, parse) }
}

async function readVersion(path: string): Promise<{ version: string; text: string }> {
  const { mtimeMs, size } = await stat(path)
  return { version: `${mtimeMs}:${size}`, text: await readFile(path, 'utf8') }
}

async function publicKeyBeside(path: string, parse: ParseKey): Promise<Buffer | undefined> {
  const text = await readFile(`${path}.pub`, 'utf8').catch(() => undefined)
  const key = text === undefined ? undefined : first(parse(text))
  return key === undefined || key instanceof Error ? undefined : key.getPublicSSH()
}

interface OpenKeyOptions extends PrivateKeyOwner {
  readonly name: string
  /** The file as a shell takes it. */
  readonly file: string
  readonly parse: ParseKey
}

/** Gives the key or its public part; throws where nothing but another key or passphrase can help. */
function openKey(text: string, options: OpenKeyOptions): PrivateKey {
  const { host, name, file, passphrase, parse } = options
  const problem = (reason: string, cause?: Error): PrivateKeyError =>
    new PrivateKeyError({ host, key: name, reason }, cause === undefined ? {} : { cause })
  const { isEncrypted = false, conversion, publicKey } = privateKeyFormat(text) ?? {}
  if (conversion !== undefined) {
    throw problem(`ssh2 does not read this format; convert it: ${conversion(file)}`)
  }
  if (isEncrypted && passphrase === undefined) {
    const missing = problem(MISSING_PASSPHRASE)
    return { name, publicKey, problem: missing }
  }
  const key = first(parse(text, passphrase?.reveal()))
  if (!(key instanceof Error)) {
    if (key.isPrivateKey()) return { name, key, publicKey: key.getPublicSSH() }
    const isPublic = problem('it is a public key; give the path of the private one')
    return { name, publicKey: key.getPublicSSH(), problem: isPublic }
  }
  // With a wrong passphrase ssh2 finds the key malformed, whatever the format.
  const isWrong = isEncrypted && !/unsupported|not supported/i.test(key.message)
  throw problem(isWrong ? 'the passphrase is wrong' : `${key.message}. ${FORMATS}`, key)
}

const MISSING_PASSPHRASE =
  'it is encrypted, and no passphrase is given; give it as passphrase, or let an agent hold the key (ssh-add, and agent: true)'

const FORMATS =
  'Known are the formats of OpenSSH, PEM and PuTTY (version 2); ssh-keygen -p -f <file> makes the first of most others'

/** A file with several keys gives a list, which the type does not say; the first one is meant. */
function first(parsed: ParsedKey | Error): ParsedKey | Error {
  return Array.isArray(parsed) ? (parsed[0] as ParsedKey) : parsed
}
