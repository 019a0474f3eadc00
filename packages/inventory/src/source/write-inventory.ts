import { access, mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { expandHome, NornirError } from '@nornir-ts/kernel'
import type { Section } from '../data/inventory-schema.ts'
import type { Inventory } from '../inventory/inventory.ts'
import { InventoryFileError, InventoryFileExistsError } from './inventory-file-error.ts'
import { type InventoryToYamlOptions, inventoryToYaml } from './inventory-to-yaml.ts'
import { NewFile } from './new-file.ts'

/** Options of {@link writeInventory}. A leading `~` of a path is the home directory. */
export interface WriteInventoryOptions extends InventoryToYamlOptions {
  /** Where the files are; made when it is missing. Default: the working directory. */
  readonly folder?: string | undefined
  /** Where the hosts are written, relative to the folder. Default `hosts.yaml`. */
  readonly hostFile?: string | undefined
  /** Where the groups are written. Default `groups.yaml`. */
  readonly groupFile?: string | undefined
  /** Where the defaults are written. Default `defaults.yaml`. */
  readonly defaultsFile?: string | undefined
  /** Whether files that are there lose what they hold, comments too. Default: they are an error. */
  readonly overwrite?: boolean | undefined
}

/** Where an inventory was written, as absolute paths, and as `simpleInventory` wants to be told. */
export interface WrittenInventory {
  /** The hosts. */
  readonly hostFile: string
  /** The groups. */
  readonly groupFile: string
  /** The defaults. */
  readonly defaultsFile: string
}

/**
 * Writes an inventory to files that `simpleInventory` loads as the same. Each file is replaced as a whole:
 * whoever looks sees the old one or the new one. With `reveal` only their owner may read them.
 *
 * @param inventory - The inventory; a view gives its hosts with all groups and the defaults.
 * @param options - Where, and what becomes of secrets and of files that are there.
 * @throws {@link InventoryFileExistsError} when a file is there, unless `overwrite` is set.
 * @throws {@link InventoryFileError} when a file cannot be written; those that are there are as they were,
 *   unless the system fails while the last ones get their names.
 * @throws as {@link inventoryToYaml}, before anything is written.
 */
export async function writeInventory(
  inventory: Inventory,
  options: WriteInventoryOptions = {},
): Promise<WrittenInventory> {
  const { reveal = false, overwrite = false } = options
  const texts = inventoryToYaml(inventory, { reveal })
  const targets = targetsOf(options)
  checkNames(targets)
  if (!overwrite) for (const { file } of targets) await refuseExisting(file)
  const written: { readonly target: Target; readonly file: NewFile }[] = []
  try {
    for (const target of targets) {
      const file = await attempt(target, () => write(target, texts, { reveal, overwrite }))
      written.push({ target, file })
    }
    for (const { target, file } of written) await attempt(target, () => file.keep())
  } finally {
    for (const { file } of written) await file.discard()
  }
  const [hosts, groups, defaults] = targets
  return { hostFile: hosts.file, groupFile: groups.file, defaultsFile: defaults.file }
}

interface Target {
  readonly section: Section
  readonly file: string
}

function targetsOf(options: WriteInventoryOptions): readonly [Target, Target, Target] {
  const folder = expandHome(options.folder ?? '.')
  const place = (section: Section, name: string = `${section}.yaml`): Target => {
    return { section, file: resolve(folder, expandHome(name)) }
  }
  return [
    place('hosts', options.hostFile),
    place('groups', options.groupFile),
    place('defaults', options.defaultsFile),
  ]
}

function checkNames(targets: readonly Target[]): void {
  for (const [index, target] of targets.entries()) {
    const isTwice = targets.findIndex(({ file }) => file === target.file) < index
    if (isTwice)
      throw failure(target, new Error('another section is to be written to the same file'))
    if (target.file.endsWith('.json'))
      throw failure(target, new Error('it would be read as JSON; name a file that ends in .yaml'))
  }
}

async function refuseExisting(file: string): Promise<void> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  )
  if (isThere) throw new InventoryFileExistsError({ file })
}

async function write(
  { section, file }: Target,
  texts: Readonly<Record<Section, string>>,
  { reveal, overwrite }: { readonly reveal: boolean; readonly overwrite: boolean },
): Promise<NewFile> {
  await mkdir(dirname(file), { recursive: true })
  return NewFile.write(file, texts[section], { overwrite, isPrivate: reveal })
}

async function attempt<Value>(target: Target, act: () => Promise<Value>): Promise<Value> {
  try {
    return await act()
  } catch (error) {
    if (NornirError.is(error)) throw error
    const { code, syscall } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' && syscall === 'link')
      throw new InventoryFileExistsError({ file: target.file }, { cause: error })
    throw failure(target, error)
  }
}

function failure({ section, file }: Target, cause: unknown): Error {
  return new InventoryFileError({ file, section, operation: 'write' }, { cause })
}
