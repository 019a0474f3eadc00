import type { DocumentPath, SourceDocument, SourceLocation } from '@nornir-ts/kernel'
import { AnsibleVaultError } from './ansible-value-error.ts'
import { cleanValue } from './clean-value.ts'
import type { Reading } from './reading.ts'
import type { Place, Variable, Variables } from './variable.ts'

/**
 * Finds the place of a value of a document, or of the nearest one around it.
 *
 * @param document - YAML or JSON.
 * @param path - Steps to the value.
 */
export function placeIn(document: SourceDocument, path: DocumentPath): Place {
  return (): SourceLocation => {
    for (let length = path.length; length > 0; length--) {
      const location = document.locate(path.slice(0, length))
      if (location !== undefined) return location
    }
    return { file: document.file, line: 1, column: 1 }
  }
}

/** A map of variables in a document. */
export interface VariablesMap {
  readonly document: SourceDocument
  /** Steps to the map. */
  readonly path: DocumentPath
  readonly map: Readonly<Record<string, unknown>>
}

/**
 * Makes variables of a map: values plain, what is ignored or vaulted left out.
 *
 * @throws {@link AnsibleVaultError} for the first vaulted value, unless these are to be skipped.
 */
export function documentVariables(
  { document, path, map }: VariablesMap,
  reading: Reading,
): Variables {
  const variables = new Map<string, Variable>()
  for (const [name, raw] of Object.entries(map)) {
    if (reading.ignored.has(name)) continue
    const place = placeIn(document, [...path, name])
    const { value, hasTemplate, vaultedAt } = cleanValue(raw)
    if (vaultedAt === undefined) {
      variables.set(name, { name, value, hasTemplate, place })
    } else if (reading.vaulted === 'skip') {
      reading.remark('is encrypted by Ansible Vault and was left out', name, place)
    } else {
      const inside = placeIn(document, [...path, name, ...vaultedAt])
      throw new AnsibleVaultError({ ...inside(), variable: name })
    }
  }
  return variables
}
