import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileSchema } from './inventory-schema.ts'

/** JSON as the formatter of this repository writes it: short lists of words on one line. */
const toText = (value: unknown): string =>
  `${JSON.stringify(value, undefined, 2).replaceAll(/\[\s+([^[\]{}]*?)\s+\]/g, (_list, items: string) => `[${items.replaceAll(/,\s+/g, ', ')}]`)}\n`

describe('the published schemas', () => {
  // After a change of the schema: `npx vitest run packages/inventory -u`.
  it.each(['hosts', 'groups', 'defaults'] as const)(
    '%s.json is what is checked at load',
    async (section) => {
      const file = join(import.meta.dirname, '../../schemas', `${section}.json`)
      await expect(toText(fileSchema(section))).toMatchFileSnapshot(file)
    },
  )
})
