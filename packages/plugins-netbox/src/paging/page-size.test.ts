import { expect, it } from 'vitest'
import { PageSize } from './page-size.ts'

it('is halved once by pages that fail together', () => {
  const size = new PageSize(400)
  for (let page = 0; page < 4; page += 1) size.halve(400)
  expect(size.rows).toBe(200)
})

it('never comes to nothing, and never grows', () => {
  const size = new PageSize(4)
  size.halve(4)
  expect(size.rows).toBe(4)
  const other = new PageSize(25)
  for (let page = 0; page < 9; page += 1) other.halve(other.rows)
  expect(other.rows).toBe(10)
  other.cap(500)
  expect(other.rows).toBe(10)
})

it('follows the size of what comes', () => {
  const size = new PageSize(500)
  size.learn(500, 2 ** 20)
  expect(size.rows).toBe(500)
  size.learn(500, 30 * 2 ** 20)
  expect(size.rows).toBe(50)
})
