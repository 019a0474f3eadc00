import { isPlainObject } from '../../data/copy-data.ts'

/** A text behind `!vault`. */
class VaultedText {}

/** A text behind `!unsafe`: braces in it are no template. */
class UnsafeText {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What becomes of the tags of Ansible. */
export const ansibleTags: Readonly<Record<string, (text: string) => unknown>> = {
  '!unsafe': (text) => new UnsafeText(text),
  '!vault': () => new VaultedText(),
  '!vault-encrypted': () => new VaultedText(),
}

/**
 * Finds the same two in what Ansible writes as JSON: `{ "__ansible_vault": … }`, `{ "__ansible_unsafe": … }`.
 *
 * @param raw - What the reader of JSON gave.
 */
export function fromAnsibleJson(raw: unknown): unknown {
  if (Array.isArray(raw)) return raw.map(fromAnsibleJson)
  if (!isPlainObject(raw)) return raw
  const [entry, ...others] = Object.entries(raw)
  if (others.length === 0 && entry !== undefined) {
    const [key, text] = entry
    if (key === '__ansible_vault') return new VaultedText()
    if (key === '__ansible_unsafe' && typeof text === 'string') return new UnsafeText(text)
  }
  return Object.fromEntries(Object.entries(raw).map(([key, item]) => [key, fromAnsibleJson(item)]))
}

/** A value as plain data, and what was found in it. */
export interface CleanValue {
  /** Plain data. */
  readonly value: unknown
  /** Whether a text in it is a Jinja2 template. */
  readonly hasTemplate: boolean
  /** Steps to a vaulted text in it; undefined: there is none. */
  readonly vaultedAt: readonly (string | number)[] | undefined
}

/**
 * Makes plain data of a value that was read.
 *
 * @param raw - What the reader of YAML or JSON gave.
 */
export function cleanValue(raw: unknown): CleanValue {
  if (typeof raw !== 'object' || raw === null) {
    return { value: raw, hasTemplate: isTemplate(raw), vaultedAt: undefined }
  }
  if (raw instanceof UnsafeText)
    return { value: raw.text, hasTemplate: false, vaultedAt: undefined }
  if (raw instanceof VaultedText) return { value: undefined, hasTemplate: false, vaultedAt: [] }
  if (Array.isArray(raw)) return cleanItems(Object.keys(raw).map(Number), raw)
  if (!isPlainObject(raw)) return { value: raw, hasTemplate: false, vaultedAt: undefined }
  return cleanItems(Object.keys(raw), raw)
}

function cleanItems(
  keys: readonly (string | number)[],
  raw: readonly unknown[] | Readonly<Record<string, unknown>>,
): CleanValue {
  const entries: [string | number, unknown][] = []
  let hasTemplate = false
  let vaultedAt: CleanValue['vaultedAt']
  for (const key of keys) {
    const item = cleanValue((raw as Record<string | number, unknown>)[key])
    entries.push([key, item.value])
    hasTemplate ||= item.hasTemplate
    if (item.vaultedAt !== undefined) vaultedAt ??= [key, ...item.vaultedAt]
  }
  const value = Array.isArray(raw) ? entries.map(([, item]) => item) : Object.fromEntries(entries)
  return { value, hasTemplate, vaultedAt }
}

/** Jinja2's signs for an expression, a statement and a comment. */
function isTemplate(value: unknown): boolean {
  return typeof value === 'string' && /\{[{%#]/.test(value)
}
