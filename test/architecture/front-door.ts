import { posix } from 'node:path'

/**
 * Tells whether an import reaches into another package behind its `exports`.
 *
 * @param path - The importing file, relative to the root.
 * @param specifier - What it imports. Tests may also import the servers of the root's `test/`.
 */
export function isBurglary(path: string, specifier: string): boolean {
  if (specifier.startsWith('@nornir-ts/'))
    return !/^@nornir-ts\/[\w-]+(\/testing)?$/.test(specifier)
  if (!specifier.startsWith('.')) return false
  const target = posix.join(posix.dirname(path), specifier)
  const own = path.split('/').slice(0, 2).join('/')
  const isTest = /\.test(-d)?\.ts$/.test(path)
  return !target.startsWith(`${own}/`) && !(isTest && target.startsWith('test/'))
}
