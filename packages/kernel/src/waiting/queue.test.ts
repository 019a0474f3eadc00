import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Queue } from './queue.ts'

it('law: a queue gives what an array gives, however pushes and shifts follow each other', () => {
  const steps = fc.array(fc.integer({ min: -2_000, max: 2_000 }))
  fc.assert(
    fc.property(steps, (counts) => {
      const queue = new Queue<number>()
      const array: number[] = []
      let next = 0
      for (const count of counts) {
        for (let pushed = 0; pushed < count; pushed += 1) {
          queue.push(next)
          array.push(next)
          next += 1
        }
        const wanted = array.splice(0, Math.max(0, -count))
        expect(wanted.map(() => queue.shift())).toEqual(wanted)
        expect(queue.first).toBe(array[0])
      }
      expect(array.map(() => queue.shift())).toEqual(array)
      expect(queue.shift()).toBeUndefined()
    }),
  )
})
