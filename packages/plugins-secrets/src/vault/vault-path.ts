import { SecretArgumentError } from '@nornir-ts/kernel'
import { unknownKey } from '../option/check-keys.ts'
import type { VaultSettings } from './vault-options.ts'

/** What a reference asks for. */
export interface VaultPath {
  readonly mount: string
  readonly path: string
  readonly field: string
  readonly version: number | undefined
  readonly namespace: string | undefined
  readonly kvVersion: 1 | 2
}

const KEYS = ['path', 'field', 'mount', 'version', 'namespace', 'kvVersion']
const SHAPE =
  'a text such as net/core#password, or path, field, mount, version, namespace, kvVersion'

/**
 * Reads what stands behind `$vault`.
 *
 * @param argument - A text `path#field` or an object; it comes from a file.
 * @param defaults - What holds where it is silent.
 * @throws `SecretArgumentError` when it is something else.
 */
export function vaultPath(
  argument: unknown,
  defaults: Pick<VaultSettings, 'mount' | 'field' | 'namespace' | 'kvVersion'>,
): VaultPath {
  const given = typeof argument === 'string' ? shortForm(argument) : argument
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return fail(SHAPE)
  const problem = unknownKey(given, KEYS)
  if (problem !== undefined) return fail(`${SHAPE}; it ${problem}`)
  const { path, field, mount, version, namespace, kvVersion } = { ...defaults, ...given } as {
    readonly [Key in keyof VaultPath]?: unknown
  }
  if (kvVersion !== 1 && kvVersion !== 2) return fail('kvVersion 1 or 2')
  if (
    version !== undefined &&
    (kvVersion === 1 || !Number.isInteger(version) || Number(version) < 1)
  ) {
    return fail('as version a whole number from 1 on, and only of KV version 2')
  }
  if (typeof field !== 'string' || field === '') return fail('as field a text')
  if (
    namespace !== undefined &&
    (typeof namespace !== 'string' || !/^[\x21-\x7e]+$/.test(namespace))
  ) {
    return fail('as namespace a text without spaces')
  }
  return {
    mount: segments('mount', mount),
    path: segments('path', path),
    field,
    version: version as number | undefined,
    namespace,
    kvVersion,
  }
}

/** Fields may not hold `#` in this form, paths may. */
function shortForm(text: string): { readonly path: string; readonly field?: string } {
  const at = text.lastIndexOf('#')
  return at === -1 ? { path: text } : { path: text.slice(0, at), field: text.slice(at + 1) }
}

/** Encodes a path for a URL; one that leads out of its mount is refused. */
function segments(key: string, value: unknown): string {
  const parts = typeof value === 'string' ? value.replace(/^\/+|\/+$/g, '').split('/') : []
  const isWrong = (part: string): boolean => part === '' || part === '.' || part === '..'
  if (parts.length === 0 || parts.some(isWrong)) {
    return fail(`as ${key} a path such as net/core, without empty steps, "." and ".."`)
  }
  return parts.map((part) => encodeURIComponent(part)).join('/')
}

function fail(expected: string): never {
  throw new SecretArgumentError({ provider: 'vault', expected })
}
