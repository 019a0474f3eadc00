import type { InventoryData } from '../../data/inventory-data.ts'
import { type Locate, rememberOrigin } from '../../data/origin.ts'
import type { InventorySource } from '../inventory-source.ts'
import { withNamedGroups } from '../named-groups.ts'
import { readFiles } from './inventory-files.ts'
import { mergeDocuments } from './merge-documents.ts'

/**
 * Options of {@link simpleInventory}. Each names a file, a folder, or several of them; a folder stands for
 * all files in it that end in `.yaml`, `.yml` or `.json`, in the order of their names. A leading `~` is
 * the home directory.
 */
export interface SimpleInventoryOptions {
  /** Where the hosts are; must be there. Default `hosts.yaml`. A name that ends in `.json` is read as JSON. */
  readonly hostFile?: string | readonly string[] | undefined
  /** Where the groups are; may be missing. Default `groups.yaml`. */
  readonly groupFile?: string | readonly string[] | undefined
  /** Where the defaults are; may be missing. Default `defaults.yaml`. */
  readonly defaultsFile?: string | readonly string[] | undefined
  /**
   * What becomes of groups that hosts or groups list and no file defines: an error, or they are there and
   * empty, for files that only name them, such as those of containerlab. Default `error`.
   */
  readonly undefinedGroups?: 'error' | 'create' | undefined
  /** Told about empty files and folders, and about named ones that are missing. Default: `process.emitWarning`. */
  readonly onWarning?: ((message: string) => void) | undefined
}

/**
 * Reads the files of Nornir's SimpleInventory, relative to the working directory.
 *
 * `load` rejects with {@link InventoryFileError} when a file cannot be read, with {@link DuplicateNameError}
 * when two files define the same name, and with the errors of `readYaml` when one is not well-formed.
 *
 * @param options - Names of files and folders.
 */
export function simpleInventory(options: SimpleInventoryOptions = {}): InventorySource {
  const warn = options.onWarning ?? ((message) => process.emitWarning(message, 'InventoryWarning'))
  return {
    name: 'SimpleInventory',
    load: async (signal) => {
      const files = await Promise.all([
        readFiles('hosts', options.hostFile, signal),
        readFiles('groups', options.groupFile, signal),
        readFiles('defaults', options.defaultsFile, signal),
      ])
      for (const warning of files.flatMap(({ warnings }) => warnings)) warn(warning)
      const [hosts, groups, defaults] = files
      const sections = {
        hosts: mergeDocuments('hosts', hosts.documents),
        groups: mergeDocuments('groups', groups.documents),
        defaults: mergeDocuments('defaults', defaults.documents),
      }
      return combine(sections, options.undefinedGroups === 'create')
    },
  }
}

type Sections = Readonly<Record<keyof InventoryData, ReturnType<typeof mergeDocuments>>>

function combine(sections: Sections, createsGroups: boolean): InventoryData {
  const read = {
    hosts: sections.hosts.value ?? {},
    groups: sections.groups.value,
    defaults: sections.defaults.value,
  } as InventoryData
  const data = createsGroups ? { ...read, groups: withNamedGroups(read) } : read
  const locate: Locate = ([section, ...path]) => sections[section as keyof Sections]?.locate(path)
  rememberOrigin(data, locate)
  return data
}
