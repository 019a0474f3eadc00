import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FakeNetBox, startFakeNetBox } from '../fake-netbox/fake-netbox.ts'
import { tokens } from '../fake-netbox/http/tokens.ts'
import { ask } from '../real/ask.ts'
import { estateOfTests } from './estate-of-tests.ts'
import { questions } from './questions.ts'

const real = process.env['NORNIR_TS_NAUTOBOT_URL'] ?? ''
let fake: FakeNetBox

beforeAll(async () => {
  expect(real, 'run it with `npm run test:nautobot`').not.toBe('')
  fake = await startFakeNetBox({ profile: 'nautobot', estate: estateOfTests() })
})
afterAll(() => fake.close())

describe('the fake answers like the real Nautobot', () => {
  it.each(questions)('%s', async (question) => {
    const [theirs, ours] = await Promise.all([ask(real, question), ask(fake.url, question)])
    expect(ours.status).toBe(theirs.status)
    // The fake leaves out what no reader of an inventory looks at; the rest is the same.
    if (theirs.status === 200) expect(theirs.body).toMatchObject(ours.body as object)
    else expect(ours.body).toEqual(theirs.body)
  })

  it.each([
    ['without a token', ''],
    ['with a scheme that it does not know', 'Basic abc'],
    ['with the scheme of NetBox', `Bearer ${tokens.v1}`],
    ['with a token that does not exist', `Token ${'0'.repeat(40)}`],
    ['with an expired token', `Token ${tokens.expired}`],
    ['with two words for a token', 'Token a b'],
    ['with no word for a token', 'Token'],
  ])('%s: 403, and why', async (_title, authorization) => {
    for (const question of ['/api/status/', '/api/dcim/devices/']) {
      const [theirs, ours] = await Promise.all([
        ask(real, question, authorization),
        ask(fake.url, question, authorization),
      ])
      expect([theirs.status, ours.status]).toEqual([403, 403])
      expect(ours.body).toEqual(theirs.body)
    }
  })

  it('with a user who may see nothing: in, but 403 for every list', async () => {
    const token = `Token ${tokens.withoutPermissions}`
    for (const [question, status] of [
      ['/api/status/', 200],
      ['/api/dcim/devices/', 403],
      ['/api/dcim/manufacturers/', 403],
    ] as const) {
      const [theirs, ours] = await Promise.all([
        ask(real, question, token),
        ask(fake.url, question, token),
      ])
      expect([theirs.status, ours.status], question).toEqual([status, status])
      if (status === 403) expect(ours.body).toEqual(theirs.body)
    }
  })

  it('says of itself what the real one says', async () => {
    const theirs = await ask(real, '/api/status/')
    const ours = await ask(fake.url, '/api/status/')
    expect(Object.keys(ours.body as object).sort()).toEqual(
      Object.keys(theirs.body as object).sort(),
    )
    expect(theirs.body).toMatchObject({ 'nautobot-version': expect.stringMatching(/^3\.2\./) })
    expect(ours.headers.get('api-version')).toBe(theirs.headers.get('api-version'))
  })
})

describe('the description of the real Nautobot', () => {
  it('has the filters that are kept of it', async () => {
    const { body } = await ask(real, '/api/swagger.json')
    const { paths } = (typeof body === 'string' ? JSON.parse(body) : body) as Description
    const file = join(import.meta.dirname, '../openapi/nautobot-3.2.json')
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Description
    for (const path of ['/dcim/devices/', '/virtualization/virtual-machines/']) {
      const named = ({ get }: Description['paths'][string]) =>
        get.parameters.map(({ name, schema, type }) => `${name} ${type ?? schema?.type}`).sort()
      const [theirs, ours] = [paths[path], kept.paths[`/api${path}`]]
      expect(theirs && named(theirs)).toEqual(ours && named(ours))
    }
  })
})

interface Description {
  readonly paths: Readonly<Record<string, { readonly get: { readonly parameters: Parameters } }>>
}
type Parameters = readonly {
  readonly name: string
  readonly schema?: { readonly type: string }
  readonly type?: string
}[]
