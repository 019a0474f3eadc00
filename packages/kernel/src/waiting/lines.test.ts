import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inTurn, Lines, type Turn } from './lines.ts'

const settle = () => new Promise((resolve) => setImmediate(resolve))

/** A line as it is described: two lists. */
class Described {
  readonly begun: number[] = []
  #working: number[] = []
  #waiting: { readonly id: number; readonly count: number }[] = []

  join(id: number, count: number): void {
    this.#waiting.push({ id, count })
    this.#goOn()
  }

  leave(id: number): void {
    this.#working = this.#working.filter((one) => one !== id)
    this.#waiting = this.#waiting.filter((one) => one.id !== id)
    this.#goOn()
  }

  #goOn(): void {
    const [next] = this.#waiting
    if (next === undefined || this.#working.length >= next.count) return
    this.#waiting.shift()
    this.#working.push(next.id)
    this.begun.push(next.id)
    this.#goOn()
  }
}

const actions = fc.array(
  fc.record({
    key: fc.constantFrom('a', 'b'),
    count: fc.integer({ min: 1, max: 4 }),
    /** Whether somebody leaves, then which one. */
    leaves: fc.option(fc.nat()),
  }),
  { maxLength: 80 },
)

it('law: who comes first goes first, as soon as fewer are at work than it wants, and not before', async () => {
  await fc.assert(
    fc.asyncProperty(actions, async (given) => {
      const lines = new Lines()
      const described = { a: new Described(), b: new Described() }
      const begun: Record<'a' | 'b', number[]> = { a: [], b: [] }
      const members: { readonly key: 'a' | 'b'; readonly turn: Turn; hasLeft: boolean }[] = []
      for (const { key, count, leaves } of given) {
        const id = leaves === null ? members.length : leaves % Math.max(members.length, 1)
        const known = members[id]
        if (known !== undefined) {
          known.turn.leave()
          known.hasLeft = true
          described[known.key].leave(id)
        } else {
          const member = { key, turn: lines.join({ key, count }), hasLeft: false }
          const begin = (): void => void (member.hasLeft || begun[key].push(id))
          if (member.turn.granted === undefined) begin()
          else member.turn.granted.then(begin)
          members.push(member)
          described[key].join(id, count)
        }
        await Promise.resolve()
        expect(begun).toEqual({ a: described.a.begun, b: described.b.begun })
      }
    }),
  )
})

it('does not let one in before others that wait, though fewer are at work than it wants', async () => {
  const lines = new Lines()
  const [first, second, third] = [1, 1, 9].map((count) => lines.join({ key: 'x', count }))
  const order: string[] = []
  second?.granted?.then(() => order.push('second'))
  third?.granted?.then(() => order.push('third'))
  await settle()
  expect(order).toEqual([])
  first?.leave()
  await settle()
  expect(order).toEqual(['second', 'third'])
})

it('goes on behind one that gives up waiting', async () => {
  const lines = new Lines()
  lines.join({ key: 'x', count: 1 })
  const [waiting, next] = [1, 2].map((count) => lines.join({ key: 'x', count }))
  expect(next?.granted).toBeDefined()
  waiting?.leave()
  await next?.granted
  // It is at work: with it there are two.
  expect(lines.join({ key: 'x', count: 2 }).granted).toBeDefined()
})

it('gives a place back once, however often it is left', () => {
  const lines = new Lines()
  const first = lines.join({ key: 'x', count: 2 })
  const second = lines.join({ key: 'x', count: 2 })
  first.leave()
  first.leave()
  expect(lines.join({ key: 'x', count: 2 }).granted).toBeUndefined()
  expect(lines.join({ key: 'x', count: 2 }).granted).toBeDefined()
  second.leave()
})

it('does not begin what is aborted in the moment in which its turn comes', async () => {
  const lines = new Lines()
  const first = lines.join({ key: 'x', count: 1 })
  const control = new AbortController()
  let hasBegun = false
  const work = async (): Promise<void> => {
    hasBegun = true
  }
  const second = inTurn(lines.join({ key: 'x', count: 1 }), work, control.signal)
  first.leave()
  control.abort(new Error('enough'))
  await expect(second).rejects.toThrow('enough')
  expect(hasBegun).toBe(false)
  expect(lines.join({ key: 'x', count: 1 }).granted).toBeUndefined()
})

it('lets a hundred thousand wait, and go, without a long wait for any', async () => {
  const lines = new Lines()
  const first = lines.join({ key: 'x', count: 1 })
  const turns = Array.from({ length: 100_000 }, () => lines.join({ key: 'x', count: 1 }))
  const startedAt = performance.now()
  for (const turn of turns.slice(0, 50_000)) turn.leave()
  first.leave()
  for (const turn of turns) turn.leave()
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})
