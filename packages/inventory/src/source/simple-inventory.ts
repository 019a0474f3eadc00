import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { NornirError, readJson, readYaml, type SourceDocument } from '@nornir-ts/kernel'
import type { InventoryData } from '../data/inventory-data.ts'
import { type Locate, rememberOrigin } from '../data/origin.ts'
import { InventoryFileError } from './inventory-file-error.ts'
import type { InventorySource } from './inventory-source.ts'

/** Options of {@link simpleInventory}. A leading `~` in a file name is the home directory. */
export interface SimpleInventoryOptions {
  /** File of the hosts; it must be there. Default `hosts.yaml`. A name that ends in `.json` is read as JSON. */
  readonly hostFile?: string | undefined
  /** File of the groups; it may be missing. Default `groups.yaml`. */
  readonly groupFile?: string | undefined
  /** File of the defaults; it may be missing. Default `defaults.yaml`. */
  readonly defaultsFile?: string | undefined
  /** Told about empty files, and about named ones that are missing. Default: `process.emitWarning`. */
  readonly onWarning?: ((message: string) => void) | undefined
}

type Section = 'hosts' | 'groups' | 'defaults'

/**
 * Reads the three files of Nornir's SimpleInventory, relative to the working directory.
 *
 * `load` rejects with {@link InventoryFileError} when a file cannot be read, and with the errors of
 * `readYaml` when it is not well-formed.
 *
 * @param options - Names of the files.
 */
export function simpleInventory(options: SimpleInventoryOptions = {}): InventorySource {
  const warn = options.onWarning ?? ((message) => process.emitWarning(message, 'InventoryWarning'))
  return {
    name: 'SimpleInventory',
    load: async (signal) => {
      const [hosts, groups, defaults] = await Promise.all([
        read('hosts', options.hostFile, signal),
        read('groups', options.groupFile, signal),
        read('defaults', options.defaultsFile, signal),
      ])
      for (const warning of [hosts, groups, defaults].flatMap((file) => file.warnings)) {
        warn(warning)
      }
      return combine({
        hosts: hosts.document,
        groups: groups.document,
        defaults: defaults.document,
      })
    },
  }
}

interface ReadFile {
  /** `undefined` when there is no such file. */
  readonly document: SourceDocument | undefined
  readonly warnings: readonly string[]
}

async function read(
  section: Section,
  named: string | undefined,
  signal: AbortSignal | undefined,
): Promise<ReadFile> {
  const file = expand(named ?? `${section}.yaml`)
  try {
    const text = await readFile(file, { encoding: 'utf8', signal })
    const document = file.endsWith('.json') ? readJson(text, { file }) : readYaml(text, { file })
    return { document, warnings: document.warnings }
  } catch (error) {
    signal?.throwIfAborted()
    if (NornirError.is(error)) throw error
    const isOptional = section !== 'hosts' && (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (!isOptional) throw new InventoryFileError({ file, section }, { cause: error })
    return { document: undefined, warnings: named === undefined ? [] : [`${file} does not exist`] }
  }
}

function combine(documents: Readonly<Record<Section, SourceDocument | undefined>>): InventoryData {
  const data = {
    hosts: documents.hosts?.value,
    groups: documents.groups?.value,
    defaults: documents.defaults?.value,
  } as InventoryData
  const locate: Locate = ([section, ...path]) => documents[section as Section]?.locate(path)
  rememberOrigin(data, locate)
  return data
}

function expand(file: string): string {
  return file === '~' || file.startsWith('~/') ? join(homedir(), file.slice(1)) : file
}
