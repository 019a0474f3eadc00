import { isMap, Secret, type SecretLease } from '@nornir-ts/kernel'
import { ServerAnswerError } from '../http/server-error.ts'
import type { VaultAnswer } from './vault-client.ts'
import { VaultFieldError, VaultNotFoundError, VaultVersionError } from './vault-error.ts'
import type { VaultPath } from './vault-path.ts'

type Data = Readonly<Record<string, unknown>>

/** A lease is given back before Vault ends it. */
const LEASE_SHARE = 0.9
const MAX_FIELDS = 30

/**
 * Takes the secret out of what Vault answered.
 *
 * @param answer - To reading the path.
 * @param wanted - What the reference asks for.
 * @param leaseMs - How long what has no lease of its own is kept.
 * @throws {@link VaultNotFoundError}, {@link VaultVersionError}, {@link VaultFieldError}, `ServerAnswerError`.
 */
export function readSecret(answer: VaultAnswer, wanted: VaultPath, leaseMs: number): SecretLease {
  const { url, status } = answer
  const fields = wanted.kvVersion === 2 ? versionedFields(answer) : answer.json['data']
  if (status === 404) throw new VaultNotFoundError({ ...answer, hint: hintOf(answer, wanted) })
  if (status !== 200 || !isMap(fields)) {
    const problem = answer.messages.join('; ') || 'there is no secret in it'
    throw new ServerAnswerError({ url, status, problem })
  }
  return { secret: fieldOf(fields, wanted.field, url), leaseMs: leaseOf(answer.json, leaseMs) }
}

/** KV version 2 wraps the fields. A deleted version has none, and comes with status 404. */
function versionedFields({ json, url }: VaultAnswer): unknown {
  const data = isMap(json['data']) ? json['data'] : {}
  const metadata = isMap(data['metadata']) ? data['metadata'] : undefined
  if (isMap(data['data']) || metadata === undefined) return data['data']
  const { version, deletion_time: deletedAt, destroyed } = metadata
  throw new VaultVersionError({
    url,
    version: typeof version === 'number' ? version : undefined,
    state: destroyed === true ? 'destroyed' : 'deleted',
    deletedAt: typeof deletedAt === 'string' && deletedAt !== '' ? deletedAt : undefined,
  })
}

function hintOf({ json, messages }: VaultAnswer, { kvVersion, version }: VaultPath): string {
  const said = messages.join()
  const warnings = JSON.stringify(json['warnings'] ?? '')
  if (said.includes('namespace not found')) return 'see namespace'
  if (said.includes('no handler for route')) {
    return 'nothing is mounted there: see mount and namespace'
  }
  if (kvVersion === 1 && /versioned K\/?V/i.test(warnings)) {
    return 'KV version 2 is mounted there: set kvVersion to 2'
  }
  if (version !== undefined) return `see whether it has a version ${version}`
  const other = kvVersion === 2 ? '; if KV version 1 is mounted there, set kvVersion to 1' : ''
  return `see path, mount and namespace${other}`
}

function fieldOf(data: Data, field: string, url: string): Secret {
  const value = Object.hasOwn(data, field) ? data[field] : undefined
  // A number may have lost digits on the way, and would be tried as a password.
  if (typeof value === 'string') return new Secret(value)
  const fields = Object.keys(data).toSorted().slice(0, MAX_FIELDS)
  const kind = Array.isArray(value) ? 'list' : typeof value
  const found =
    value === undefined ? 'nothing' : value === null ? 'null' : `a value of type ${kind}`
  throw new VaultFieldError({ url, field, found, fields })
}

/** Engines that make secrets state a lease; KV version 1 gives advice (its `ttl`, else the longest there is). */
function leaseOf({ lease_id: id, lease_duration: seconds }: Data, leaseMs: number): number {
  if (typeof seconds !== 'number' || seconds <= 0) return leaseMs
  if (typeof id === 'string' && id !== '') return seconds * 1000 * LEASE_SHARE
  return Math.min(seconds * 1000, leaseMs)
}
