import { randomUUID } from 'node:crypto'
import { copyFile, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * The last backup.
 *
 * @param path - Absolute.
 * @returns Undefined when there is none yet.
 * @throws What the file system throws.
 */
export async function readBackup(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Puts a backup in the place of the last one: whoever looks sees the old one or the new one, whole, also
 * after a crash. For its owner only; folders that are missing are made so, too.
 *
 * @param path - Absolute.
 * @param text - All of it.
 * @param keep - How many older ones stay, as `.1` (the last one), `.2` and so on.
 * @throws What the file system throws; the last backup is then where it was.
 */
export async function writeBackup(path: string, text: string, keep: number): Promise<void> {
  const folder = dirname(path)
  // No backup of a host begins so: see `nameOf`.
  const temporary = join(folder, `~${randomUUID()}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    await writeThrough(temporary, text)
    await shiftOlder(path, keep)
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** On the disk before it returns: a rename may get there first, and a crash would leave an empty file. */
async function writeThrough(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function shiftOlder(path: string, keep: number): Promise<void> {
  if (keep === 0) return
  for (let age = keep - 1; age >= 1; age -= 1) {
    await unlessMissing(rename(`${path}.${age}`, `${path}.${age + 1}`))
  }
  // A second name for it, so that the last backup is never without its own; not all file systems have that.
  await rm(`${path}.1`, { force: true })
  await unlessMissing(link(path, `${path}.1`).catch(() => copyFile(path, `${path}.1`)))
}

async function unlessMissing(work: Promise<void>): Promise<void> {
  await work.catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
}
