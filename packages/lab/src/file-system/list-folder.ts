import type { FileStore } from './file-store.ts'
import type { StoredFile } from './stored-file.ts'

/** A file or a folder, as a listing has it. */
export interface FolderEntry {
  /** Without the folder that it is in. */
  readonly name: string
  /** Whether it is a folder. */
  readonly isFolder: boolean
  /** Bytes in it; of a folder, what its list of names takes. */
  readonly size: number
  /** Where listings count it. */
  readonly index: number
  /** When it was written last. */
  readonly writtenAt: Date
}

/** What a folder takes on every recorded flash (ntc-templates: ASA, EOS, NX-OS). */
const folderBytes = 4096

/**
 * What a path names: the one file, or what lies in the folder, by name.
 *
 * @param store - The files.
 * @param name - In the store; empty: its root.
 * @returns `undefined` where there is no such file and no such folder.
 */
export function listFolder(store: FileStore, name: string): readonly FolderEntry[] | undefined {
  const file = store.read(name)
  if (file !== undefined) return [entryOf(file)]
  if (name !== '' && !store.isFolder(name)) return undefined
  const { files, folders } = store.list(name)
  const below = folders.map((folder) => folderOf(store, folder, name))
  return [...files.map(entryOf), ...below].sort((one, two) => (one.name < two.name ? -1 : 1))
}

function entryOf({ name, size, index, writtenAt }: StoredFile): FolderEntry {
  return { name: name.slice(name.lastIndexOf('/') + 1), isFolder: false, size, index, writtenAt }
}

/** As old as the first file in it. */
function folderOf(store: FileStore, name: string, parent: string): FolderEntry {
  const path = `${parent === '' ? '' : `${parent}/`}${name}/`
  const first = store.files.find((file) => file.name.startsWith(path))
  const { index = 0, writtenAt = new Date(0) } = first ?? {}
  return { name, isFolder: true, size: folderBytes, index, writtenAt }
}
