import { expect, it } from 'vitest'
import { readCustomFields } from './read-custom-fields.ts'

it('gives of selections the value, however the server shows them', () => {
  const raw = { tier: 'gold', areas: ['a', 'b'] }
  const labelled = {
    tier: { value: 'gold', label: 'Gold' },
    areas: [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ],
  }
  expect(readCustomFields(raw)).toEqual(raw)
  expect(readCustomFields(labelled)).toEqual(raw)
})

it('gives of objects what names them', () => {
  const site = { id: 1, url: 'http://x', display: 'AMS', name: 'AMS', slug: 'ams', description: '' }
  const rack = { id: 2, url: 'http://x', display: 'R1' }
  expect(readCustomFields({ site, racks: [rack] })).toEqual({
    site: { id: 1, name: 'AMS', slug: 'ams' },
    racks: [{ id: 2, name: 'R1' }],
  })
})

it('leaves everything else as it is', () => {
  const fields = {
    n: null,
    b: false,
    i: 0,
    t: '',
    json: { value: 1, label: 2, more: 3 },
    list: [[1]],
  }
  expect(readCustomFields(fields)).toEqual(fields)
})
