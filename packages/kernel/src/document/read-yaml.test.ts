import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import {
  DocumentCycleError,
  DocumentKeyError,
  DocumentSyntaxError,
  DuplicateKeyError,
  UnknownTagError,
  YamlVersionError,
} from './document-error.ts'
import { readYaml } from './read-yaml.ts'

const read = (text: string) => readYaml(text, { file: 'x.yaml' })

function failure(text: string): unknown {
  try {
    return read(text)
  } catch (error) {
    return error
  }
}

describe('readYaml with version 1.1', () => {
  const readOld = (text: string) => readYaml(text, { file: 'x.yaml', version: '1.1' }).value

  it('reads scalars as PyYAML does', () => {
    const text =
      'a: [yes, No, ON, off, y, n]\nb: [010, 0o10, 08, 0x1F, 1_000, 1:30, -0]\nc: [1.5, 1., .5, -.5, 1e3, 1.0e+3]\nd: [00:1b:c5:01:02:03, 12:34:56:78:90:12, 2024-01-02, 10.0.0.1]\ne: [~, null]\nf: 9007199254740993\n'
    expect(readOld(text)).toEqual({
      a: [true, false, true, false, 'y', 'n'],
      b: [8, '0o10', '08', 31, 1000, 90, 0],
      c: [1.5, 1, 0.5, '-.5', '1e3', 1000],
      d: ['00:1b:c5:01:02:03', '12:34:56:78:90:12', '2024-01-02', '10.0.0.1'],
      e: [null, null],
      f: '9007199254740993',
    })
  })

  it('takes a %YAML line, merge keys, and keys that mean themselves', () => {
    expect(readOld('%YAML 1.1\n---\na: &a { 1: x }\nb: { <<: *a, y: z }\n')).toEqual({
      a: { 1: 'x' },
      b: { 1: 'x', y: 'z' },
    })
    expect(() => readOld('on: 1')).toThrow('x.yaml:1:1: key on is read as true; quote it: "on"')
  })

  it('hands texts with a tag of a program to its reader, in either version', () => {
    const tags = { '!upper': (text: string) => text.toUpperCase() }
    for (const version of ['1.1', '1.2'] as const) {
      const { value } = readYaml('a: [!upper b, "c"]', { file: 'x.yaml', version, tags })
      expect(value).toEqual({ a: ['B', 'c'] })
    }
    expect(() => readYaml('a: !lower b', { file: 'x.yaml', tags })).toThrow(UnknownTagError)
  })
})

describe('readYaml', () => {
  it('reads scalars by the core schema of YAML 1.2', () => {
    const text =
      'a: no\nb: true\nc: 0o17\nd: 010\ne: 2024-01-02\nf: ~\ng: 1_000\nh: 10.0.0.1\ni: 12:30:45\nj: 1e3\n'
    expect(read(text).value).toEqual({
      a: 'no',
      b: true,
      c: 15,
      d: 10,
      e: '2024-01-02',
      f: null,
      g: '1_000',
      h: '10.0.0.1',
      i: '12:30:45',
      j: 1000,
    })
  })

  it.each([
    ['a: &x\n  b: *x\n', 2, 6],
    ['a: &x [1, { b: *x }]', 1, 16],
    ['a: &x\n  b: &y { c: *x }\n', 2, 14],
    ['a: &x\n  <<: *x\n', 2, 7],
    ['&x\n*x : 1\n', 2, 1],
  ])('%j: an alias inside of what it refers to is an error', (text, line, column) => {
    expect(failure(text)).toBeInstanceOf(DocumentCycleError)
    expect(failure(text)).toMatchObject({ code: 'DOCUMENT_CYCLE', anchor: 'x', line, column })
  })

  it('an anchor may be used many times, and given anew', () => {
    expect(read('a: &x { n: 1 }\nb: [*x, *x]\n').value).toEqual({
      a: { n: 1 },
      b: [{ n: 1 }, { n: 1 }],
    })
    expect(read('a: &x { b: &x 1, c: *x }').value).toEqual({ a: { b: 1, c: 1 } })
  })

  it('merges maps, own keys first', () => {
    const text =
      'base: &b { 10: x, y: 1 }\none:\n  <<: *b\n  10: own\nboth:\n  <<: [*b, { y: 2, z: 3 }]\n'
    expect(read(text).value).toMatchObject({
      one: { 10: 'own', y: 1 },
      both: { 10: 'x', y: 1, z: 3 },
    })
  })

  it('merges as often as a large inventory does', () => {
    const hosts = Array.from({ length: 11_000 }, (_, index) => `h${index}: { <<: *b }`)
    expect(read(`base: &b { x: 1 }\n${hosts.join('\n')}`).value).toHaveProperty('h10999', { x: 1 })
  })

  it.each(['', '\n', '# only a comment\n', '---\n', '~\n', '\uFEFF'])(
    '%j is an empty map with a warning',
    (text) => {
      expect(read(text)).toMatchObject({ value: {}, warnings: ['x.yaml is empty'] })
    },
  )

  it('an empty map that is written is no reason for a warning', () => {
    expect(read('{}')).toMatchObject({ value: {}, warnings: [] })
  })

  it.each([
    ['of a list', 'a: [1\nb: 2', { line: 2, column: 1 }],
    ['of a text', 'a: "x\n', { line: 2, column: 1 }],
    ['of tabs', 'a:\n\tb: 1\n', { line: 2 }],
    [
      'of a second document',
      'a: 1\n---\nb: 1\n',
      { reason: expect.stringContaining('2 documents') },
    ],
  ])('a fault %s has file, line and column', (_title, text, details) => {
    expect(failure(text)).toMatchObject({ ...details, file: 'x.yaml', code: 'DOCUMENT_SYNTAX' })
    expect(failure(text)).toBeInstanceOf(DocumentSyntaxError)
  })

  it('a key that stands twice names both places', () => {
    expect(failure('a:\n  b: 1\n  c: 1\n  b: 2\n')).toMatchObject({
      constructor: DuplicateKeyError,
      key: 'b',
      line: 4,
      column: 3,
      first: { line: 2, column: 3 },
    })
  })

  it.each([
    '1: a\n"1": b\n',
    '"1": a\n1: b\n',
    '"true": 1\ntrue: 2',
    'm: &m { 1: a }\nn: { <<: *m, 1: b, "1": c }',
  ])('%j has one key twice, since keys are texts', (text) => {
    expect(failure(text)).toBeInstanceOf(DuplicateKeyError)
  })

  it.each([
    ['~: 1', 'null'],
    ['a: 1\n: 2', 'null'],
    ['a: 1\n? [b]\n: 2', 'list or a map'],
    ['a: 1\n? { b: 1 }\n: 2', 'list or a map'],
    ['1.10: x', '"1.10"'],
    ['0x10: x', '"0x10"'],
    ['True: x', '"True"'],
    ['12345678901234567890: x', '"12345678901234567890"'],
  ])('%j has a key that is refused', (text, hint) => {
    expect(failure(text)).toBeInstanceOf(DocumentKeyError)
    expect(failure(text)).toMatchObject({
      line: text.startsWith('a: 1\n') ? 2 : 1,
      message: expect.stringContaining(hint),
    })
  })

  it('takes numbers and booleans as keys when they stay the same text', () => {
    expect(read('10: a\ntrue: b\n-1.5: c\n"1.10": d').value).toEqual({
      10: 'a',
      true: 'b',
      '-1.5': 'c',
      '1.10': 'd',
    })
  })

  it('refuses tags of programs, and other versions of YAML', () => {
    expect(failure('a: 1\nb: !vault |\n  x\n')).toMatchObject({
      constructor: UnknownTagError,
      line: 2,
      column: 4,
    })
    expect(failure('a: !!python/object:os.system x')).toBeInstanceOf(UnknownTagError)
    expect(failure('a: !ref [x]')).toBeInstanceOf(UnknownTagError)
    expect(failure('%YAML 1.1\n---\na: no\n')).toMatchObject({
      constructor: YamlVersionError,
      version: '1.1',
    })
    expect(read('%YAML 1.2\n---\na: no\n').value).toEqual({ a: 'no' })
  })

  it('shows nothing of the text in an error, not even to an inspector', () => {
    for (const text of [
      'p: hunter2\nq: [',
      'p: *hunter2',
      'p: !hunter2 x',
      'p: !<hunter2> x',
      'p: hunter2\np: 1',
      'p: "hunter2\n',
      'p: !a!hunter2 x',
      'p: &hunter2 *x',
    ]) {
      const error = failure(text)
      expect(error).toBeInstanceOf(Error)
      expect(inspect(error, { depth: 9, showHidden: true }), text).not.toContain('hunter2')
    }
  })

  it('finds the place of every value', () => {
    const text = [
      '---',
      'hosts:',
      '  h1:',
      '    groups:',
      '      - a',
      '      - &x "b"',
      '  ? h2',
      '  : { port: 1, 10: [2] }',
      '  h3: *x',
      '',
    ].join('\n')
    const { locate } = read(text)
    expect(locate([])).toEqual({ file: 'x.yaml', line: 2, column: 1 })
    expect(locate(['hosts', 'h1'])).toMatchObject({ line: 3, column: 3 })
    expect(locate(['hosts', 'h1', 'groups', 1])).toMatchObject({ line: 6, column: 9 })
    expect(locate(['hosts', 'h2', 'port'])).toMatchObject({ line: 8, column: 7 })
    expect(locate(['hosts', 'h2', '10', 0])).toMatchObject({ line: 8, column: 21 })
    expect(locate(['hosts', 'h3'])).toMatchObject({ line: 9, column: 3 })
    expect(locate(['hosts', 'h4'])).toBeUndefined()
  })
})
