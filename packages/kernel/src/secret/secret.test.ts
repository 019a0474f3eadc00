import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { Secret } from './secret.ts'

const secret = new Secret('hunter2')

describe('Secret', () => {
  it('is seen nowhere', () => {
    const seen = [
      `${secret}`,
      `${secret}`.concat(String(secret)),
      JSON.stringify({ password: secret, nested: [secret] }),
      inspect(secret, { showHidden: true, depth: null }),
      inspect({ password: secret }, { showHidden: true, customInspect: false, depth: null }),
      Object.entries(secret).join(),
      inspect(new Error(`failed with ${secret}`, { cause: { secret } })),
      String(Object.getOwnPropertyNames(secret)),
    ]
    for (const text of seen) expect(text).not.toContain('hunter2')
    expect(JSON.stringify({ password: secret })).toBe('{"password":"[secret]"}')
  })

  it('is given out when asked for', () => {
    expect(secret.reveal()).toBe('hunter2')
  })

  it('wraps a text once', () => {
    expect(Secret.of('hunter2').equals(secret)).toBe(true)
    expect(Secret.of(secret)).toBe(secret)
    expect(Secret.of('other').equals(secret)).toBe(false)
  })
})
