import type { FileStore } from '../../file-system/file-store.ts'

/** Public captures of `show system storage` name it so. */
const device = '/dev/gpt/var'

/**
 * `df -k` of FreeBSD (its df(1): `1024-blocks`, `Avail`, `Capacity`), which Netmiko asks for what is free
 * (cli-dialects 4.3).
 *
 * @param files - What is on the file system.
 * @param words - Behind `df`.
 */
export function diskFree(files: FileStore, words: readonly string[]): string {
  const path = words.find((word) => !word.startsWith('-'))
  if (path !== undefined && !path.startsWith('/var')) {
    return `df: ${path}: No such file or directory\n`
  }
  const blocks = Math.floor(files.capacity / 1024)
  const available = Math.floor(files.free / 1024)
  const used = blocks - available
  const capacity = `${Math.round((100 * used) / blocks)}%`
  const sizes = [blocks, used, available].map((size) => String(size).padStart(11))
  return `Filesystem    1024-blocks       Used      Avail Capacity  Mounted on
${device.padEnd(14)}${sizes.join('')}${capacity.padStart(9)}  /.mount/var
`
}
