import { expect, it } from 'vitest'
import { doWatched } from './watchdog.ts'

it('gives what was done in time', () => {
  expect(doWatched(() => 7, 1_000)).toEqual({ value: 7 })
  expect(doWatched(() => undefined, 1_000)).toEqual({ value: undefined })
})

it('stops a regular expression', () => {
  const start = performance.now()
  expect(doWatched(() => /^(?:a+)+$/.test(`${'a'.repeat(60)}!`), 20)).toBeUndefined()
  expect(performance.now() - start).toBeLessThan(1_000)
})

it('lets errors through', () => {
  const error = new RangeError('no')
  expect(() =>
    doWatched(() => {
      throw error
    }, 1_000),
  ).toThrow(error)
})
