import { readFile, stat } from 'node:fs/promises'
import type { Secret } from '@nornir-ts/core'
import type { ParsedKey } from 'ssh2'
import { homePath } from '../home-path.ts'
import { loadSsh2 } from '../load-ssh2.ts'
import type { SshTarget } from '../ssh-target.ts'
import { PrivateKeyError } from './credential-error.ts'

/** What {@link readPrivateKeys} needs to know of the target. */
export type PrivateKeyTarget = Pick<SshTarget, 'host' | 'privateKeys' | 'keyFiles' | 'passphrase'>

interface UnlockedKey {
  readonly version: string
  readonly passphrase: Secret | undefined
  readonly key: ParsedKey
}

/** Unlocking an encrypted key is tens of milliseconds of computing: done once, not once per host. */
const unlocked = new Map<string, UnlockedKey>()

/**
 * Reads the private keys of a target, those given as text first.
 *
 * @param target - Keys and passphrase.
 * @throws {@link PrivateKeyError} naming the first key that cannot be used.
 */
export async function readPrivateKeys(target: PrivateKeyTarget): Promise<readonly ParsedKey[]> {
  const { privateKeys = [], keyFiles = [] } = target
  if (privateKeys.length + keyFiles.length === 0) return []
  const { utils } = await loadSsh2()
  const parse = (text: string, name: string) => {
    const parsed = utils.parseKey(text, target.passphrase?.reveal())
    return usable(parsed, { host: target.host, key: name })
  }
  const given = privateKeys.map((text, index) => parse(text.reveal(), `private key ${index + 1}`))
  const files = keyFiles.map((path) => readKeyFile(homePath(path), target, parse))
  return [...given, ...(await Promise.all(files))]
}

async function readKeyFile(
  path: string,
  { host, passphrase }: PrivateKeyTarget,
  parse: (text: string, name: string) => ParsedKey,
): Promise<ParsedKey> {
  const { version, text } = await readVersion(path).catch((cause: Error) => {
    throw new PrivateKeyError({ host, key: path, reason: cause.message }, { cause })
  })
  const known = unlocked.get(path)
  if (known?.version === version && known.passphrase?.reveal() === passphrase?.reveal()) {
    return known.key
  }
  const key = parse(text, path)
  unlocked.set(path, { version, passphrase, key })
  return key
}

async function readVersion(path: string): Promise<{ version: string; text: string }> {
  const { mtimeMs, size } = await stat(path)
  return { version: `${mtimeMs}:${size}`, text: await readFile(path, 'utf8') }
}

function usable(parsed: ParsedKey | Error, where: { host: string; key: string }): ParsedKey {
  // A file with several keys gives a list, which the type does not say; the first one is meant.
  const key = Array.isArray(parsed) ? (parsed[0] as ParsedKey) : parsed
  if (key instanceof Error) {
    throw new PrivateKeyError({ ...where, reason: key.message }, { cause: key })
  }
  if (!key.isPrivateKey()) throw new PrivateKeyError({ ...where, reason: 'it is a public key' })
  return key
}
