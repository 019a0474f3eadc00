import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_TERMINAL } from '../ssh-target.ts'
import { OptionNegotiation } from './option-negotiation.ts'
import { DO, DONT, type Verb, WILL, WONT } from './telnet-codes.ts'

const verbs: readonly Verb[] = [WILL, WONT, DO, DONT]

/** What is answered to each, in order, as bytes. */
function answers(...requests: readonly (readonly [Verb, number])[]) {
  const negotiation = new OptionNegotiation(DEFAULT_TERMINAL)
  return requests.map(([verb, option]) => [...negotiation.answer(verb, option)])
}

describe('OptionNegotiation', () => {
  it('lets the device echo (RFC 857) and suppress go-ahead (RFC 858)', () => {
    expect(answers([WILL, 1], [WILL, 3], [DO, 3])).toEqual([
      [255, DO, 1],
      [255, DO, 3],
      [255, WILL, 3],
    ])
  })

  it('refuses to echo what the device sends, and all that it does not know', () => {
    // FRR 8.4 and inetutils 2.4 ask for linemode, speed, display, environment, authentication, encryption.
    const unknown = [0, 5, 6, 32, 33, 34, 35, 36, 37, 38, 39, 85, 86, 200]
    for (const option of unknown) {
      expect(answers([DO, option], [WILL, option])).toEqual([
        [255, WONT, option],
        [255, DONT, option],
      ])
    }
    expect(answers([DO, 1])).toEqual([[255, WONT, 1]])
  })

  it('tells the size of the window when it is asked for it, a 255 in it twice (RFC 1073)', () => {
    expect(DEFAULT_TERMINAL).toMatchObject({ columns: 511, rows: 1000 })
    expect(answers([DO, 31])).toEqual([
      [255, WILL, 31, 255, 250, 31, 1, 255, 255, 1000 >> 8, 1000 & 255, 255, 240],
    ])
  })

  it('tells the type of the terminal each time it is asked for it (RFC 1091)', () => {
    const negotiation = new OptionNegotiation(DEFAULT_TERMINAL)
    expect([...negotiation.answerParameters(24, [1])]).toEqual([])
    expect([...negotiation.answer(DO, 24)]).toEqual([255, WILL, 24])
    const type = [255, 250, 24, 0, ...Buffer.from('VT100'), 255, 240]
    expect([...negotiation.answerParameters(24, [1])]).toEqual(type)
    expect([...negotiation.answerParameters(24, [1])]).toEqual(type)
    expect([...negotiation.answerParameters(24, [0, 65])]).toEqual([])
  })

  it('answers nothing where nothing changes, so that two of a kind fall silent (RFC 1143)', () => {
    expect(answers([WILL, 1], [WILL, 1], [WONT, 1], [WONT, 1])).toEqual([
      [255, DO, 1],
      [],
      [255, DONT, 1],
      [],
    ])
    expect(answers([DONT, 34], [WONT, 1], [DONT, 31])).toEqual([[], [], []])
  })

  it('ends every conversation, whatever the peer goes on asking', () => {
    const requests = fc.tuple(fc.constantFrom(...verbs), fc.constantFrom(1, 3, 24, 31, 34))
    fc.assert(
      fc.property(fc.array(requests, { minLength: 400, maxLength: 600 }), (asked) => {
        const said = answers(...asked).filter(({ length }) => length > 0)
        expect(said.length).toBeLessThanOrEqual(5 * 16)
      }),
      { numRuns: 20 },
    )
  })
})
