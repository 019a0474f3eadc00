import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesSchema } from './matches-schema.ts'
import type { DocumentSchema } from './validate-document.ts'

const names = ['a', 'b', 'port', '__proto__', 'constructor']
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>(null, true, false, 0, 1, 2.5, 65_536, '', 'a', 'text', '12'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), fc.option(tie('value'), { nil: undefined }), {
      maxKeys: 3,
    }),
  ),
}))['value']

const type = fc.constantFrom('null', 'array', 'object', 'integer', 'number', 'string', 'boolean')
const schemaOver = (below: fc.Arbitrary<DocumentSchema>): fc.Arbitrary<DocumentSchema> =>
  fc.record(
    {
      type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })),
      enum: fc.uniqueArray(fc.constantFrom(null, true, 1, 'a', 'text'), { minLength: 1 }),
      const: fc.constantFrom(null, 1, 'a'),
      minimum: fc.integer({ min: 0, max: 2 }),
      maximum: fc.integer({ min: 1, max: 3 }),
      minLength: fc.integer({ min: 0, max: 2 }),
      pattern: fc.constantFrom('^a', '[0-9]+', 't$'),
      minItems: fc.integer({ min: 0, max: 2 }),
      items: below,
      minProperties: fc.integer({ min: 0, max: 2 }),
      maxProperties: fc.integer({ min: 0, max: 2 }),
      required: fc.uniqueArray(fc.constantFrom('a', 'b'), { maxLength: 2 }),
      properties: fc.dictionary(fc.constantFrom('a', 'b', 'port'), below, { maxKeys: 2 }),
      additionalProperties: fc.oneof(fc.boolean(), below),
      propertyNames: fc.constantFrom({ pattern: '^[a-z]' }, { enum: ['a'] }),
      anyOf: fc.array(below, { minLength: 1, maxLength: 2 }),
      allOf: fc.array(below, { minLength: 1, maxLength: 2 }),
      oneOf: fc.array(below, { minLength: 1, maxLength: 2 }),
      not: below,
      writeOnly: fc.boolean(),
    },
    { requiredKeys: [], noNullPrototype: true },
  )
const schemas = schemaOver(schemaOver(fc.constantFrom<DocumentSchema>({}, { type: 'string' })))

describe('matchesSchema', () => {
  it('law: says the same as ajv', () => {
    const ajv = new Ajv({ allowUnionTypes: true, strict: false, logger: false })
    fc.assert(
      fc.property(schemas, values, (schema, value) => {
        expect(matchesSchema(value, schema)).toBe(ajv.validate(schema, value))
      }),
      { numRuns: 300 },
    )
  })

  it('says no where it does not know a keyword, however deep', () => {
    expect(matchesSchema('a', { type: 'string', format: 'ipv4' })).toBe(false)
    expect(matchesSchema({}, { properties: { a: { items: { uniqueItems: true } } } })).toBe(false)
    expect(matchesSchema({}, { constructor: {} })).toBe(false)
  })
})
