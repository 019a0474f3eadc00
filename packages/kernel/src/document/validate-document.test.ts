import { describe, expect, it } from 'vitest'
import { DocumentSchemaError } from './document-error.ts'
import { readYaml } from './read-yaml.ts'
import { validateDocument } from './validate-document.ts'

const names = { pattern: '^\\$', $comment: 'a token or a reference' }

const schema = {
  type: 'object',
  properties: {
    runner: { enum: ['threaded', 'serial'] },
    workers: { type: 'integer', minimum: 1 },
    token: { type: ['string', 'object'], propertyNames: names, writeOnly: true },
    'a/b~c': { type: 'object', required: ['url'] },
    only: { type: 'object', minProperties: 1, maxProperties: 1 },
    word: { not: { const: 'x' }, $comment: 'anything but x' },
    list: { type: 'array', items: { type: ['string', 'null'] } },
    either: {
      oneOf: [{ type: 'boolean' }, { type: 'object', properties: { x: { type: 'number' } } }],
    },
  },
  additionalProperties: false,
}

const check = (text: string) => validateDocument(readYaml(text, { file: 'x.yaml' }), schema)

function failure(text: string): unknown {
  try {
    return check(text)
  } catch (error) {
    return error
  }
}

describe('validateDocument', () => {
  it('gives the value of a document that is right', () => {
    expect(check('workers: 3\nlist: [a, ~]\n')).toEqual({ workers: 3, list: ['a', null] })
  })

  it.each([
    ['workers: many', 'x.yaml:1:1: workers: expected a whole number, got a text'],
    ['workers: 0', 'x.yaml:1:1: workers: expected >= 1, got 0'],
    [
      'runner: treaded',
      'x.yaml:1:1: runner: expected one of threaded, serial, got "treaded"; did you mean "threaded"?',
    ],
    [
      'a: 1',
      'x.yaml:1:1: a: expected one of the keys runner, workers, token, a/b~c, only, word, list, either, got an unknown key',
    ],
    [
      '\nworker: 1',
      'x.yaml:2:1: worker: expected one of the keys runner, workers, token, a/b~c, only, word, list, either, got an unknown key; did you mean "workers"?',
    ],
    ['workers: 1\na/b~c: {}', 'x.yaml:2:1: a/b~c: expected the key "url", got a map without it'],
    ['list:\n  - a\n  - [b]', 'x.yaml:3:5: list → 1: expected a text or nothing, got a list'],
    ['list: ~', 'x.yaml:1:1: list: expected a list, got null'],
    ['either: { x: true }', 'x.yaml:1:11: either → x: expected a number, got true'],
    ['only: {}', 'x.yaml:1:1: only: expected a map with at least 1 key(s), got one with 0'],
    [
      'only: { a: 1, b: 2 }',
      'x.yaml:1:1: only: expected a map with at most 1 key(s), got one with 2',
    ],
    [
      'token: { x: 1 }',
      'x.yaml:1:1: token: expected a token or a reference, got a map with another key',
    ],
    ['word: x', 'x.yaml:1:1: word: expected anything but x, got a text'],
    ['[]', 'x.yaml:1:1: top level: expected a map, got a list'],
  ])('%j: says where, what was expected and what came', (text, message) => {
    expect(failure(text)).toBeInstanceOf(DocumentSchemaError)
    expect((failure(text) as Error).message).toBe(message)
  })

  it('points to the nearest place that was written when the value came by an alias', () => {
    expect(failure('list: &l [[1]]\neither: { <<: { x: true } }')).toMatchObject({
      position: { line: 1, column: 11 },
    })
  })

  it('shows neither secrets nor texts that could be some', () => {
    for (const text of [
      'token: 31337',
      'token: [31337]',
      'token: { x31337: 1 }',
      'token: {x31337}',
      'workers: x31337',
      'list: x31337',
    ]) {
      expect((failure(text) as Error).message).not.toContain('31337')
    }
  })

  it('has no position for a document that was not read from a text', () => {
    const document = {
      value: { workers: 'x' },
      file: 'options',
      warnings: [],
      locate: () => undefined,
    }
    expect(() => validateDocument(document, schema)).toThrow(
      'options: workers: expected a whole number',
    )
  })
})
