import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { configurationSchema } from './configuration-schema.ts'

it('the published schema of nornir.yaml is what is checked at load', async () => {
  const file = join(import.meta.dirname, '../../schemas/nornir.json')
  const { $schema, title, ...published } = JSON.parse(await readFile(file, 'utf8'))
  expect(published).toEqual(JSON.parse(JSON.stringify(configurationSchema)))
  expect($schema).toBe('http://json-schema.org/draft-07/schema#')
  expect(title).toBe('nornir.yaml of nornir-ts')
})
