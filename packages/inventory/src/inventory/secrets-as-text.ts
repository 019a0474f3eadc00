import { REDACTED, Secret } from '@nornir-ts/kernel'
import type { InventoryData } from './inventory-data.ts'

/**
 * Puts a text in the place of every password that is a `Secret`, so that one JSON Schema fits both
 * files and code.
 *
 * @param data - An inventory that is not checked yet: anything may be anywhere.
 */
export function withSecretsAsText(data: InventoryData): unknown {
  const { hosts, groups, defaults } = data
  return {
    ...data,
    hosts: mapValues(hosts, body),
    groups: mapValues(groups, body),
    defaults: body(defaults),
  }
}

function body(value: unknown): unknown {
  const plain = attributes(value)
  if (!isMap(plain) || plain['connection_options'] === undefined) return plain
  return { ...plain, connection_options: mapValues(plain['connection_options'], attributes) }
}

function attributes(value: unknown): unknown {
  const hasSecret = isMap(value) && value['password'] instanceof Secret
  return hasSecret ? { ...value, password: REDACTED } : value
}

function mapValues(value: unknown, change: (value: unknown) => unknown): unknown {
  if (!isMap(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]))
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
