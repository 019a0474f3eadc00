import { DocumentSchemaError, validateDocument } from '@nornir-ts/kernel'
import { inventorySchema } from '../data/inventory-schema.ts'
import { withSecretsAsText } from '../data/secrets-as-text.ts'

/** Hosts or groups: where in an inventory a name stands. */
export type MemberSection = 'hosts' | 'groups'

/**
 * Checks the body of one host or group by the schema that files are checked by.
 *
 * @param section - What it is.
 * @param name - Its name.
 * @param body - Anything.
 * @throws `DocumentSchemaError` when it has the wrong shape.
 */
export function checkBody(section: MemberSection, name: string, body: unknown): void {
  checkName(section, name)
  const value = withSecretsAsText({ hosts: {}, [section]: { [name]: body } })
  const document = { value, file: 'inventory', warnings: [], locate: () => undefined }
  validateDocument(document, inventorySchema)
}

function checkName(section: MemberSection, name: unknown): void {
  if (typeof name === 'string' && name !== '') return
  throw new DocumentSchemaError({
    file: 'inventory',
    position: undefined,
    path: [section],
    expected: 'a name, which is a text and not empty',
    received: name === '' ? 'an empty text' : typeof name,
    suggestion: undefined,
  })
}
