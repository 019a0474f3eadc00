import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkNautobotFilter } from '../../src/filter/check-nautobot-filter.ts'
import { createEstate } from '../fake-netbox/estate/create-estate.ts'
import { type FakeNetBox, startFakeNetBox } from '../fake-netbox/fake-netbox.ts'
import { deviceRules, virtualMachineRules } from '../fake-netbox/nautobot/rules.ts'
import { ask } from '../real/ask.ts'
import { createAnswerCheck } from './answer-check.ts'

interface Description {
  readonly paths: Readonly<Record<string, { readonly get: { readonly parameters?: Parameters } }>>
}
type Parameters = readonly { readonly name: string; readonly type: string }[]

const file = join(import.meta.dirname, 'nautobot-3.2.json')
const { paths } = JSON.parse(readFileSync(file, 'utf8')) as Description
const devices = '/api/dcim/devices/'
const virtualMachines = '/api/virtualization/virtual-machines/'
const parametersOf = (path: string): Parameters => paths[path]?.get.parameters ?? []

let fake: FakeNetBox
beforeAll(async () => {
  fake = await startFakeNetBox({ profile: 'nautobot', devices: 300 })
})
afterAll(() => fake.close())

describe('what the fake answers is what the description of Nautobot allows', () => {
  // It describes references, not the objects that `depth` puts in their place.
  const check = createAnswerCheck('nautobot-3.2', { missing: 'anywhere' })

  it.each(Object.keys(paths))('%s', async (path) => {
    const { status, body } = await ask(fake.url, `${path}?limit=300`)
    expect(status).toBe(200)
    const { results } = body as { results: object[] }
    expect(results.length).toBeGreaterThan(1)
    expect(check(path, body)).toEqual([])
    const [first] = results
    expect(check(path, { ...(body as object), results: [{ ...first, extra: 1 }] })).not.toEqual([])
  })
})

describe.each([
  ['devices', devices, Object.keys(deviceRules(createEstate()))],
  ['virtual machines', virtualMachines, Object.keys(virtualMachineRules(createEstate()))],
])('the filters of %s', (_title, path, rules) => {
  it('are those of the real one, in the fake too', () => {
    const names = parametersOf(path).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(rules.filter((name) => !name.startsWith('cf_'))))
  })

  it('take true and false only where the description says so', () => {
    const check = (name: string) =>
      checkNautobotFilter({ [name]: 'yes' }, { customFields: [], allowed: [] })
    const refused = parametersOf(path).filter(({ name }) => {
      try {
        check(name)
        return false
      } catch {
        return true
      }
    })
    const flags = parametersOf(path).filter(({ type }) => type === 'boolean')
    // A parameter that says how to answer.
    expect(refused).toEqual(flags.filter(({ name }) => name !== 'exclude_m2m'))
  })
})
