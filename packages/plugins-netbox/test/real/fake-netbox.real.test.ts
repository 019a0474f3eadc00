import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FakeNetBox, startFakeNetBox } from '../fake-netbox/fake-netbox.ts'
import { tokens } from '../fake-netbox/http/tokens.ts'
import { knownFilters } from '../fake-netbox/known-filters.ts'
import { profiles } from '../fake-netbox/profile.ts'
import { createAnswerCheck } from '../openapi/answer-check.ts'
import { ask } from './ask.ts'
import { estateOfTests } from './estate-of-tests.ts'
import { questions } from './questions.ts'

const real = process.env['NORNIR_TS_NETBOX_URL'] ?? ''
let fake: FakeNetBox

beforeAll(async () => {
  expect(real, 'run it with `npm run test:netbox`').not.toBe('')
  fake = await startFakeNetBox({ profile: '4.7', estate: estateOfTests() })
})
afterAll(() => fake.close())

describe('the fake answers like the real server', () => {
  it.each(questions)('%s', async (question) => {
    const [theirs, ours] = await Promise.all([ask(real, question), ask(fake.url, question)])
    expect(ours.status).toBe(theirs.status)
    expect(withoutIncidentals(ours.body)).toEqual(withoutIncidentals(theirs.body))
    expect(keysInOrder(ours.body)).toEqual(keysInOrder(theirs.body))
  })

  it.each([
    ['without a token', ''],
    ['with a scheme that it does not know', 'Basic abc'],
    ['with a token that does not exist', `Token ${'0'.repeat(40)}`],
    ['with a token of version 2 that does not exist', 'Bearer nbt_AbCdEfGhIjKl.wrong'],
    ['with a token of version 2 without its key', 'Bearer nbt_x'],
    ['with an expired token', `Token ${tokens.expired}`],
    ['with a token that is bound to another address', `Token ${tokens.boundElsewhere}`],
    ['with two words for a token', 'Token a b'],
    ['with no word for a token', 'Token'],
  ])('%s: 403, and why', async (_title, authorization) => {
    for (const question of ['/api/status/', '/api/authentication-check/', '/api/dcim/devices/']) {
      const [theirs, ours] = await Promise.all(
        [real, fake.url].map((url) => ask(url, question, authorization)),
      )
      expect(theirs?.status).toBe(403)
      expect(ours?.status).toBe(403)
      expect(ours?.body).toEqual(theirs?.body)
    }
  })

  it('with a token of version 2, under either scheme', async () => {
    for (const scheme of ['Bearer', 'Token']) {
      const question = '/api/dcim/devices/?limit=1&fields=id'
      const theirs = await ask(real, question, `${scheme} ${tokens.v2}`)
      expect(theirs.status).toBe(200)
      expect((await ask(fake.url, question, `${scheme} ${tokens.v2}`)).body).toEqual(theirs.body)
    }
  })

  it('with a user who may see nothing: in, but 403 for every list', async () => {
    const token = `Token ${tokens.withoutPermissions}`
    for (const [question, status] of [
      ['/api/status/', 200],
      ['/api/authentication-check/', 200],
      ['/api/dcim/devices/', 403],
      ['/api/extras/custom-fields/', 403],
    ] as const) {
      const theirs = await ask(real, question, token)
      expect(theirs.status, question).toBe(status)
      const ours = await ask(fake.url, question, token)
      expect(ours.status, question).toBe(status)
      if (status === 403) expect(ours.body).toEqual(theirs.body)
    }
  })

  it('says its release in a header, on every answer', async () => {
    for (const question of ['/api/status/', '/api/dcim/devices/?limit=1', '/api/dcim/devices/0/']) {
      const theirs = await ask(real, question)
      expect((await ask(fake.url, question)).headers.get('api-version')).toBe(
        theirs.headers.get('api-version'),
      )
    }
  })

  it('adds a missing slash by a redirect, and has a page for what does not exist', async () => {
    const theirs = await ask(real, '/api/dcim/devices?limit=1')
    const ours = await ask(fake.url, '/api/dcim/devices?limit=1')
    expect([ours.status, ours.headers.get('location')]).toEqual([
      theirs.status,
      theirs.headers.get('location'),
    ])
    for (const url of [real, fake.url]) {
      const missing = await ask(url, '/api/nosuch/')
      expect(missing.status).toBe(404)
      expect(missing.body).toMatch(/^\s*<!DOCTYPE html>/)
    }
  })

  it('breaks at an expression that is none', async () => {
    for (const url of [real, fake.url]) {
      const { status, body } = await ask(url, '/api/dcim/devices/?name__regex=%5B')
      expect([status, body]).toEqual([
        500,
        expect.objectContaining({
          error: expect.stringMatching(/^invalid regular expression/),
          exception: 'DataError',
        }),
      ])
    }
  })

  it('says of itself what the real one says', async () => {
    const [theirs, ours] = await Promise.all(
      [real, fake.url].map((url) => ask(url, '/api/status/')),
    )
    expect(Object.keys(ours?.body as object).sort()).toEqual(
      Object.keys(theirs?.body as object).sort(),
    )
    expect(ours?.body).toMatchObject({ 'netbox-version': expect.stringMatching(/^4\.7\./) })
  })
})

describe('walking through all pages', () => {
  it.each(['start=0', 'ordering=id', 'limit=50'])('%s gives the same pages', async (query) => {
    for (const list of ['dcim/devices', 'virtualization/virtual-machines']) {
      const first = `/api/${list}/?fields=id&${query.includes('limit') ? query : `${query}&limit=300`}`
      expect(await walk(fake.url, first)).toEqual(await walk(real, first))
    }
  })
})

describe('the description of the real server', () => {
  it('has the filters that are kept of it', async () => {
    const { body } = await ask(real, '/api/schema/?format=json')
    const { paths } = (typeof body === 'string' ? JSON.parse(body) : body) as Description
    const kept = knownFilters(profiles['4.7'])
    for (const [path, names] of [
      ['/api/dcim/devices/', kept.devices],
      ['/api/virtualization/virtual-machines/', kept.virtualMachines],
    ] as const) {
      expect(paths[path]?.get.parameters.map(({ name }) => name).sort()).toEqual([...names].sort())
    }
  })

  const lists = questions.filter((question) => /\/[a-z-]{4,}\/(\?.*)?$/.test(question))
  const whole = createAnswerCheck('netbox-4.7')
  const partial = createAnswerCheck('netbox-4.7', { missing: 'listed' })

  it.each(lists)('holds for %s', async (question) => {
    const { status, body } = await ask(real, question)
    if (status !== 200) return
    const check = /[?&](fields|omit|brief)=/.test(question) ? partial : whole
    expect(check(question.replace(/\?.*/, ''), body)).toEqual([])
  })
})

interface Description {
  readonly paths: Readonly<
    Record<string, { readonly get: { readonly parameters: readonly { readonly name: string }[] } }>
  >
}

async function walk(origin: string, first: string): Promise<unknown[]> {
  const pages: unknown[] = []
  for (let next: string | null = first; next !== null; ) {
    const { body } = await ask(origin, next.replace('ORIGIN', ''))
    pages.push(body)
    next = (body as { next: string | null }).next
  }
  return pages
}

/** When the user was made is not ours to say. */
function withoutIncidentals(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('date_joined' in body)) return body
  return { ...body, date_joined: '', last_login: '' }
}

/** The names of fields in the order in which they came; contexts are objects of the users. */
function keysInOrder(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(keysInOrder)
  if (typeof body !== 'object' || body === null) return undefined
  return Object.entries(body).map(([key, value]) =>
    key === 'config_context' ? key : [key, keysInOrder(value)],
  )
}
