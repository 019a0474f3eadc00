import { readdir, realpath, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { DocumentSyntaxError, type SourceDocument } from '@nornir-ts/kernel'
import { isPlainObject } from '../../data/copy-data.ts'
import { AnsibleDynamicError, AnsibleFileError } from './ansible-error.ts'
import { readIni } from './ini/read-ini.ts'
import { readDocument, wrongKind } from './read-document.ts'
import { asFileError, readText } from './read-file.ts'
import { isListJson, readListJson } from './read-list-json.ts'
import { readYamlInventory } from './read-yaml-inventory.ts'
import type { Reading } from './reading.ts'

/** What Ansible leaves out of a folder: hidden files, the folders of variables, and these endings. */
const LEFT_OUT =
  /^\.|^(?:host_vars|group_vars|vars_plugins)$|(?:~|\.(?:pyc|pyo|swp|bak|rpm|md|txt|rst|orig|cfg|retry))$/

const READ = 'read are .yaml, .yml, .json, .ini, and INI or YAML without an extension'

/** A file or folder among those that are read. */
export interface Source {
  readonly path: string
  /** Folders on the way to it, without links: a link could lead back. Empty: the user named it. */
  readonly inside: readonly string[]
}

/**
 * Reads a file, or all files of a folder in the order of their names.
 *
 * @param source - Where it is.
 * @param reading - Is filled.
 * @throws {@link AnsibleFileError}, {@link AnsibleDynamicError}, and the errors of the formats.
 */
export async function readSource({ path, inside }: Source, reading: Reading): Promise<void> {
  reading.signal?.throwIfAborted()
  try {
    const stats = await stat(path)
    if (!stats.isDirectory()) return await readOne({ path, inside }, stats.mode, reading)
    const real = await realpath(path)
    if (inside.includes(real)) return reading.warn(`${path} leads back to ${real} and was left out`)
    const names = (await readdir(path)).filter((name) => !LEFT_OUT.test(name))
    for (const name of names.sort()) {
      await readSource({ path: join(path, name), inside: [...inside, real] }, reading)
    }
  } catch (error) {
    throw asFileError(error, path, reading.signal)
  }
}

async function readOne({ path, inside }: Source, mode: number, reading: Reading): Promise<void> {
  if ((mode & 0o111) !== 0) refuseScript(path, 'it is executable')
  const format = formatOf(path)
  if (format === undefined) {
    const reason = `its name does not say what it is; ${READ}`
    if (inside.length === 0) throw new AnsibleFileError({ file: path, reason })
    return reading.warn(`${path} was left out: ${reason}`)
  }
  const text = await readText(path, reading)
  if (text === undefined) return
  if (text.startsWith('#!')) refuseScript(path, 'it begins with #!')
  if (format === 'ini') return readIni(text, path, reading)
  const document = format === 'any' ? documentOrIni(path, text) : readDocument(text, path)
  if (document === undefined) return readIni(text, path, reading)
  for (const warning of document.warnings) reading.warn(warning)
  readGroups(document, reading)
}

function formatOf(path: string): 'ini' | 'document' | 'any' | undefined {
  const extension = extname(path)
  if (extension === '' || extension === '.') return 'any'
  if (extension === '.ini') return 'ini'
  return ['.yaml', '.yml', '.json'].includes(extension) ? 'document' : undefined
}

/** Ansible runs what is executable, whatever its name. */
function refuseScript(file: string, reason: string): never {
  throw new AnsibleDynamicError({ file, runs: 'script', reason })
}

/**
 * Without an extension, what is a map to YAML is YAML, and all else INI, as in Ansible. One difference: a line
 * of INI such as `host x="a: b"` is a map to YAML, too, in which Ansible finds no groups.
 */
function documentOrIni(file: string, text: string): SourceDocument | undefined {
  try {
    const document = readDocument(text, file)
    return mayHoldGroups(document.value) ? document : undefined
  } catch (error) {
    if (error instanceof DocumentSyntaxError && !looksLikeYaml(text)) return undefined
    throw error
  }
}

function mayHoldGroups(value: unknown): boolean {
  if (!isPlainObject(value)) return false
  return (
    'plugin' in value || Object.values(value).some((body) => body === null || isPlainObject(body))
  )
}

/** Whether the first line that says anything is one that only YAML has, so that an error is about YAML. */
function looksLikeYaml(text: string): boolean {
  const first = text.split(/\r\n|\r|\n/).find((line) => /^\s*[^\s#;]/.test(line)) ?? ''
  return /^(?:---|%YAML|\{|[\w.-]+:\s*(?:#.*)?$)/.test(first)
}

function readGroups(document: SourceDocument, reading: Reading): void {
  const { file, value } = document
  if (!isPlainObject(value)) throw wrongKind({ document, path: [] }, 'a map of groups', value)
  const { plugin } = value
  if (plugin !== undefined && plugin !== null && plugin !== '' && plugin !== false) {
    const reason = typeof plugin === 'string' ? `plugin: ${plugin}` : 'it has the key "plugin"'
    throw new AnsibleDynamicError({ file, runs: 'plugin', reason })
  }
  if (isListJson(document)) readListJson(document, reading)
  else readYamlInventory(document, reading)
}
