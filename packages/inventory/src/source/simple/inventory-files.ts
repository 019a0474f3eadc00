import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  decodeText,
  expandHome,
  NornirError,
  readJson,
  readYaml,
  type SourceDocument,
} from '@nornir-ts/kernel'
import type { Section } from '../../data/inventory-schema.ts'
import { InventoryFileError } from '../inventory-file-error.ts'
import { readInventoryFile } from '../read-inventory-file.ts'

/** The files of one section. */
export interface ReadFiles {
  /** Those that are there, in order. */
  readonly documents: readonly SourceDocument[]
  /** What the reader should know although nothing is wrong. */
  readonly warnings: readonly string[]
}

/**
 * Reads the files of one section.
 *
 * @param section - What they hold; only those of the hosts must be there.
 * @param names - Files, and folders for the files in them; a leading `~` is the home directory. Left
 *   out: `<section>.yaml`, about which there is no warning when it is missing.
 * @param signal - Gives up once it aborts.
 * @throws {@link InventoryFileError} when one cannot be read; the errors of `readYaml` and `readJson`.
 */
export async function readFiles(
  section: Section,
  names: string | readonly string[] | undefined,
  signal: AbortSignal | undefined,
): Promise<ReadFiles> {
  const paths = [names ?? `${section}.yaml`].flat().map(expandHome)
  const reading = { section, isNamed: names !== undefined, signal }
  const read = await Promise.all(paths.map((path) => readPath(path, reading)))
  return {
    documents: read.flatMap(({ documents }) => documents),
    warnings: read.flatMap(({ warnings }) => warnings),
  }
}

interface Reading {
  readonly section: Section
  /** Whether the user named the file: then it should be there. */
  readonly isNamed: boolean
  readonly signal: AbortSignal | undefined
}

async function readPath(path: string, reading: Reading): Promise<ReadFiles> {
  const { section, isNamed, signal } = reading
  try {
    const files = (await stat(path)).isDirectory() ? await filesOf(path) : [path]
    const documents = await Promise.all(files.map((file) => readDocument(file, reading)))
    const warnings = documents.flatMap((document) => document.warnings)
    if (files.length === 0) warnings.push(`${path} holds no .yaml, .yml or .json file`)
    return { documents, warnings }
  } catch (error) {
    signal?.throwIfAborted()
    if (NornirError.is(error)) throw error
    const isOptional = section !== 'hosts' && (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (!isOptional) throw new InventoryFileError({ file: path, section }, { cause: error })
    return { documents: [], warnings: isNamed ? [`${path} does not exist`] : [] }
  }
}

async function filesOf(folder: string): Promise<string[]> {
  const names = await readdir(folder)
  const ours = names.filter((name) => /^[^.].*\.(?:ya?ml|json)$/.test(name))
  return ours.sort().map((name) => join(folder, name))
}

async function readDocument(file: string, { section, signal }: Reading): Promise<SourceDocument> {
  const text = decodeText(await readInventoryFile(file, section, signal), { file })
  return file.endsWith('.json') ? readJson(text, { file }) : readYaml(text, { file })
}
