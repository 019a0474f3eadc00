import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FakeNetBox, startFakeNetBox } from '../fake-netbox/fake-netbox.ts'
import type { ProfileName } from '../fake-netbox/profile.ts'
import { ask } from '../real/ask.ts'
import { questions } from '../real/questions.ts'
import { createAnswerCheck } from './answer-check.ts'

const lists = questions.filter((question) => /\/[a-z-]{4,}\/(\?.*)?$/.test(question))
const partial = createAnswerCheck('netbox-4.7', { missing: 'listed' })

let fakes: Record<Exclude<ProfileName, 'nautobot'>, FakeNetBox>

beforeAll(async () => {
  const start = (profile: ProfileName) => startFakeNetBox({ profile, devices: 300 })
  fakes = {
    '4.2': await start('4.2'),
    '4.5': await start('4.5'),
    '4.6': await start('4.6'),
    '4.7': await start('4.7'),
  }
})
afterAll(() => Promise.all(Object.values(fakes).map((fake) => fake.close())))

describe('what the fake answers is what the description of NetBox allows', () => {
  const whole = createAnswerCheck('netbox-4.7')

  it.each(lists)('%s', async (question) => {
    const { status, body } = await ask(fakes['4.7'].url, question)
    if (status !== 200) return expect(status).toBe(400)
    const check = /[?&](fields|omit|brief)=/.test(question) ? partial : whole
    expect(check(question.replace(/\?.*/, ''), body)).toEqual([])
  })
})

const older = createAnswerCheck('netbox-4.7', { missing: 'anywhere' })

// Their own descriptions are not to be had; what was added since is all that may be missing.
describe.each(['4.2', '4.5', '4.6'] as const)(
  'NetBox %s has nothing that 4.7 has not',
  (profile) => {
    it.each([
      '/api/dcim/devices/',
      '/api/virtualization/virtual-machines/',
      '/api/dcim/platforms/',
    ])('%s', async (path) => {
      const { status, body } = await ask(fakes[profile].url, `${path}?limit=300`)
      expect(status).toBe(200)
      expect((body as { results: unknown[] }).results.length).toBeGreaterThan(5)
      expect(older(path, body)).toEqual([])
    })
  },
)

describe('the check', () => {
  const whole = createAnswerCheck('netbox-4.7')

  it('finds a field that is missing, one too many, and one of the wrong type', async () => {
    const path = '/api/dcim/devices/'
    const { body } = await ask(fakes['4.7'].url, `${path}?limit=1`)
    const page = body as { results: Record<string, unknown>[] }
    const [device = {}] = page.results
    const { site: _, ...without } = device
    const wrong = [without, { ...device, extra: 1 }, { ...device, vc_position: '1' }]
    for (const result of wrong) {
      expect(whole(path, { ...page, results: [result] })).not.toEqual([])
    }
    expect(partial(path, { ...page, results: [without] })).toEqual([])
    expect(partial(path, { ...page, results: [{ ...device, extra: 1 }] })).not.toEqual([])
  })
})
