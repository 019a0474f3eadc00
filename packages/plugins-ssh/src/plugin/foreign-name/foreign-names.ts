import type { ForeignName, ForeignNames } from './foreign-name.ts'
import { netmikoNames } from './netmiko-names.ts'
import { scrapliNames } from './scrapli-names.ts'

/** Where both have a name, scrapli's takes all that Netmiko's does. */
const libraries: readonly (readonly [library: string, names: ForeignNames])[] = [
  ['scrapli', scrapliNames],
  ['Netmiko', netmikoNames],
]

/** All names of other libraries, for "did you mean". */
export const foreignNames: readonly string[] = libraries.flatMap(([, names]) => Object.keys(names))

/**
 * Finds what a name of another library means here.
 *
 * @param name - As it stands in extras.
 */
export function findForeignName(
  name: string,
): (ForeignName & { readonly library: string }) | undefined {
  for (const [library, names] of libraries) {
    const found = Object.hasOwn(names, name) ? names[name] : undefined
    if (found !== undefined) return { ...found, library }
  }
  return undefined
}
