import { describe, expect, it } from 'vitest'
import { plainPlatform } from '../../test/fake-session.ts'
import type { Candidate } from './candidate.ts'
import { afterAnswer, nextCommand } from './narrow.ts'

/** A candidate that answers these commands by its name. */
function candidate(name: string, commands: readonly string[], score = 0): Candidate {
  const pattern = new RegExp(`^${name}$`)
  return {
    platform: { ...plainPlatform, name, commandErrors: [new RegExp(`^no ${name}$`)] },
    evidence: commands.map((from) => ({ from, pattern, weight: 100 })),
    found: score === 0 ? [] : [{ from: 'prompt', saw: '', weight: score }],
  }
}

const names = (candidates: readonly Candidate[]) => candidates.map(({ platform }) => platform.name)

describe('nextCommand', () => {
  it('is the one that tells most candidates apart', () => {
    const all = [candidate('a', ['one']), candidate('b', ['two']), candidate('c', ['two'])]
    expect(nextCommand(all, [])).toBe('two')
    expect(nextCommand(all, ['two'])).toBe('one')
    expect(nextCommand(all, ['two', 'one'])).toBeUndefined()
  })

  it('is, of as many, the one for whose platform most speaks already, else the first', () => {
    const plain = [candidate('a', ['one']), candidate('b', ['two'])]
    expect(nextCommand(plain, [])).toBe('one')
    expect(nextCommand([...plain, candidate('c', ['three'], 60)], [])).toBe('three')
  })

  it('is never a source that is there without a command', () => {
    expect(nextCommand([candidate('a', ['prompt', 'ident', 'banner'])], [])).toBeUndefined()
  })
})

describe('afterAnswer', () => {
  const all = [candidate('a', ['one']), candidate('b', ['one']), candidate('c', ['two'])]

  it('leaves those that said so or refuse so, and no other', () => {
    expect(names(afterAnswer(all, 'one', ['', 'a']))).toEqual(['a'])
    expect(names(afterAnswer(all, 'one', ['no b']))).toEqual(['b'])
    expect(names(afterAnswer(all, 'one', ['no c']))).toEqual(['c'])
    expect(names(afterAnswer(all, 'one', ['what?']))).toEqual([])
  })

  it('takes a refusal for one only at the head of an answer', () => {
    expect(names(afterAnswer(all, 'one', ['1', '2', '3', '4', '5', 'no b']))).toEqual([])
  })

  it('leaves those of whose refusals nothing is known', () => {
    const silent = { ...plainPlatform, name: 'silent', commandErrors: [] }
    const unsure = { platform: silent, evidence: [], found: [] }
    expect(names(afterAnswer([unsure], 'one', ['what?']))).toEqual(['silent'])
  })
})
