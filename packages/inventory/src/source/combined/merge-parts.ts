import { type DocumentPath, SecretReference } from '@nornir-ts/kernel'
import { isPlainObject } from '../../data/copy-data.ts'
import type { InventoryData } from '../../data/inventory-data.ts'
import { isSameValue } from './same-value.ts'

/** What one of several sources gave, checked. */
export interface InventoryPart {
  /** Name of the source. */
  readonly source: string
  /** Its inventory. */
  readonly data: InventoryData
}

/** Two sources say something different about the same. */
export interface InventoryConflict {
  /** Steps to the value, e.g. `['hosts', 'leaf01', 'platform']`. */
  readonly path: DocumentPath
  /** Name of the source whose value counts. */
  readonly used: string
  /** Name of the source whose value does not. */
  readonly ignored: string
}

/** A value, and the source that says it. */
interface Said {
  readonly source: string
  readonly value: unknown
}

/** Deeper maps are not merged: one that contains itself has no end. */
const maxDepth = 100

/**
 * Puts inventories together. Of several values for the same key the first counts; maps are merged in depth,
 * and lists of groups are united in order. A secret reference is one value: merged from two sources it could
 * become a third one.
 *
 * @param parts - The inventories, the first one first.
 * @param onConflict - Told of every value that does not count and differs from the one that does.
 */
export function mergeParts(
  parts: readonly InventoryPart[],
  onConflict: (conflict: InventoryConflict) => void,
): InventoryData {
  const whole = parts.map(({ source, data }): Said => ({ source, value: data }))
  return { hosts: {}, ...mergeMaps(whole, [], onConflict) }
}

function mergeMaps(
  said: readonly Said[],
  path: DocumentPath,
  onConflict: (conflict: InventoryConflict) => void,
): Record<string, unknown> {
  const byKey = new Map<string, Said[]>()
  for (const { source, value: map } of said) {
    for (const [key, value] of Object.entries(map as object)) {
      const known = byKey.get(key)
      if (known === undefined) byKey.set(key, [{ source, value }])
      else known.push({ source, value })
    }
  }
  const merged = Array.from(byKey, ([key, values]): [string, unknown] => {
    const isAlone = values.length === 1
    return [key, isAlone ? values[0]?.value : mergeValues(values, [...path, key], onConflict)]
  })
  return Object.fromEntries(merged)
}

function mergeValues(
  values: readonly Said[],
  path: DocumentPath,
  onConflict: (conflict: InventoryConflict) => void,
): unknown {
  const isNullSaid = isFree(path)
  const said = values.filter(({ value }) => value !== undefined && (isNullSaid || value !== null))
  const [first, ...others] = said
  if (first === undefined) return values[0]?.value
  if (isGroupList(path)) return [...new Set(said.flatMap(({ value }) => value as string[]))]
  const isMap = ({ value }: Said) => isMergeable(value) && path.length < maxDepth
  const isMerged = isMap(first)
  for (const other of others) {
    if (isMerged ? isMap(other) : isSameValue(first.value, other.value)) continue
    onConflict({ path, used: first.source, ignored: other.source })
  }
  return isMerged ? mergeMaps(said.filter(isMap), path, onConflict) : first.value
}

function isMergeable(value: unknown): boolean {
  return isPlainObject(value) && SecretReference.from(value) === undefined
}

function isGroupList([section, , key, ...rest]: DocumentPath): boolean {
  return section !== 'defaults' && key === 'groups' && rest.length === 0
}

/** Within data and extras null is a value as any other; elsewhere it is the same as nothing. */
function isFree([section, ...path]: DocumentPath): boolean {
  const [key, , option, ...rest] = section === 'defaults' ? path : path.slice(1)
  if (key === 'data') return path.length > (section === 'defaults' ? 1 : 2)
  return key === 'connection_options' && option === 'extras' && rest.length > 0
}
