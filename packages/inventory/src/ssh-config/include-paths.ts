import { readdir, stat } from 'node:fs/promises'
import { globToRegExp } from '../filter/glob.ts'

/**
 * Finds the files that an `Include` names, as glob(3) does: sorted by name, hidden ones only when the
 * pattern says the dot.
 *
 * @param pattern - An absolute path; `*`, `?` and `[…]` can stand in every part.
 * @returns Paths; none when nothing is there.
 * @throws SyntaxError for a range that runs backwards.
 */
export async function includePaths(pattern: string): Promise<string[]> {
  let paths = ['']
  for (const part of pattern.split('/').filter((name) => name !== '')) {
    const found = await Promise.all(paths.map((folder) => entries(folder, part)))
    paths = found.flat()
  }
  return paths
}

async function entries(folder: string, part: string): Promise<string[]> {
  if (!/[*?[]/.test(part)) {
    const path = `${folder}/${part}`
    return (await isThere(path)) ? [path] : []
  }
  const names = await readdir(`${folder}/`).catch(() => [])
  const glob = globToRegExp(part)
  const isVisible = (name: string) => part.startsWith('.') || !name.startsWith('.')
  const ours = names.filter((name) => isVisible(name) && glob.test(name))
  return ours.sort().map((name) => `${folder}/${name}`)
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
