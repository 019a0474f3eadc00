import { expect, it } from 'vitest'
import { spreadOf } from './spread.ts'

it('takes the middle of an odd number of measurements', () => {
  expect(spreadOf([5, 1, 100, 2, 3])).toEqual({ median: 3, min: 1, max: 100 })
})

it('takes the mean of both middle ones of an even number', () => {
  expect(spreadOf([4, 1, 2, 9])).toEqual({ median: 3, min: 1, max: 9 })
})

it('refuses to say anything about nothing', () => {
  expect(() => spreadOf([])).toThrow(RangeError)
})
