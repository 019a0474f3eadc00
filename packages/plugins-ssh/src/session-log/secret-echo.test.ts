import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MASK, SecretEcho } from './secret-echo.ts'

/** What may be shown of text that comes in pieces behind a secret. */
function shown(secret: string, text: string | Buffer, sizes: readonly number[] = [1_000]): string {
  const echo = new SecretEcho()
  echo.expect(secret)
  const bytes = Buffer.from(text as string)
  const parts: Uint8Array[] = []
  for (let index = 0, turn = 0; index < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1
    parts.push(echo.pass(bytes.subarray(index, index + size)))
    index += size
  }
  return Buffer.concat([...parts, echo.end()]).toString('latin1')
}

describe('the echo of a secret', () => {
  it.each([
    ['plain', 's3same\r\nr1#', `${MASK}\r\nr1#`],
    ['wrapped by a line editor', 's3s \rame\r\nr1#', `${MASK}\r\nr1#`],
    ['wrapped by the device', 's3s\r\name\r\nr1#', `${MASK}\r\nr1#`],
    ['with escape sequences in it', 's\x1b[1m3\x1b[0;7msame\r\nr1#', `${MASK}\r\nr1#`],
    [
      'each character masked as the next one comes',
      's\b*3\b*s\b*a\b*m\b*e\b*\r\n',
      `${MASK}\b*\r\n`,
    ],
    ['twice', 's3same s3same\r\n', `${MASK} ${MASK}\r\n`],
    ['behind a start of itself', 's3s3same\r\n', `s3${MASK}\r\n`],
    ['cut off by the end', '\rs3sa', `\r${MASK}`],
  ])('is masked: %s', (_how, text, expected) => {
    expect(shown('s3same', text)).toBe(expected)
  })

  it.each([
    ['nothing', '\r\nr1#'],
    ['stars', '******\r\nr1#'],
    ['a start of it', 's3sam\r\nr1#s3'],
  ])('is not found where the device shows %s', (_what, text) => {
    expect(shown('s3same', text)).toBe(text)
  })

  it('is only looked for in the line: a short secret leaves other text alone', () => {
    expect(shown('r', '\r\nrouter# terminal')).toBe('\r\nrouter# terminal')
    expect(shown('r', 'r\r\nrouter# terminal')).toBe(`${MASK}\r\nrouter# terminal`)
  })

  it('is found in both encodings', () => {
    expect(shown('paß', 'paß\r\n')).toBe(`${MASK}\r\n`)
    expect(shown('paß', Buffer.from('paß\r\n', 'latin1'))).toBe(`${MASK}\r\n`)
  })

  it('is not looked for any more once something else is typed', () => {
    const echo = new SecretEcho()
    echo.expect('r')
    echo.end()
    const bytes = Buffer.from('router')
    expect(echo.pass(bytes)).toBe(bytes)
  })

  it('holds nothing back for ever', () => {
    expect(shown('s3same', `s${'*'.repeat(5_000)}`)).toContain(MASK)
  })

  const secrets = fc.oneof(
    fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }),
    fc.stringMatching(/^[ab]{1,6}$/),
  )
  const noise = fc.oneof(
    fc.stringMatching(/^[ab]{0,6}$/),
    fc.constantFrom('', '\b', '*', ' \r', '\x1b[1m', 'router', '\r\n'),
  )
  const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 })

  it('never shows the secret in its line, and the same however the bytes are cut', () => {
    fc.assert(
      fc.property(secrets, fc.tuple(noise, noise), sizes, (secret, [before, after], chunkSizes) => {
        const text = `${before}${secret}${after}\r\n`
        const whole = shown(secret, text)
        expect(shown(secret, text, chunkSizes)).toBe(whole)
        fc.pre(!before.includes('\n'))
        const line = whole.slice(0, whole.indexOf('\n'))
        expect(line.split(MASK).filter((part) => part.includes(secret))).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })
})

it('a long secret is found where the device repeats it in its refusal, too', () => {
  const echo = new SecretEcho()
  echo.expect('s3cretword')
  const said = '\r\n% Bad key: s3cretword\r\nr1#'
  const shown = Buffer.concat([echo.pass(Buffer.from(said)), echo.end()]).toString()
  expect(shown).toBe('\r\n% Bad key: ********\r\nr1#')
})
