import { describe, expect, it } from 'vitest'
import { plainPlatform } from '../../test/fake-session.ts'
import { ciscoIos } from './cisco-ios.ts'
import { definePlatform } from './define-platform.ts'
import { linux } from './linux.ts'
import { PlatformDefinitionError } from './platform-definition-error.ts'
import { platforms } from './platforms.ts'

describe('every platform of the package', () => {
  it.each(platforms)("$name: names and aliases are nobody else's", ({ name, aliases = [] }) => {
    const others = platforms.filter((platform) => platform.name !== name)
    const taken = others.flatMap((platform) => [platform.name, ...(platform.aliases ?? [])])
    expect(taken.filter((other) => other === name || aliases.includes(other))).toEqual([])
  })

  it.each(platforms)(
    '$name: rule 6: names no interrupt for a mode in which it is not proven',
    (platform) => {
      const interrupted = platform.modes.filter(({ interrupt }) => interrupt !== undefined)
      expect(interrupted.map(({ name }) => name)).toEqual(
        { cisco_ios: ['exec', 'enable'], frr: ['enable', 'config'], linux: ['shell', 'root'] }[
          platform.name
        ],
      )
    },
  )

  it.each(platforms)('$name: calls nothing read-only that is not', ({ readOnly }) => {
    for (const command of [
      'reload',
      'clear counters',
      'write memory',
      'configure terminal',
      'rm -rf /',
    ]) {
      expect(readOnly.test(command)).toBe(false)
    }
  })

  it('takes neither a redirected show nor a redirected cat for read-only', () => {
    expect(ciscoIos.readOnly.test('show run | redirect flash:x')).toBe(false)
    expect(linux.readOnly.test('cat a > b')).toBe(false)
  })
})

describe('definePlatform', () => {
  it('gives the definition back, frozen', () => {
    expect(Object.isFrozen(definePlatform(plainPlatform))).toBe(true)
  })

  it.each([
    ['has no modes', { modes: [] }],
    ['names a mode that is not there', { configMode: 'nope' }],
    [
      'leads to a mode that is not there',
      { changes: [{ from: 'exec', to: 'nope', command: 'x' }] },
    ],
    ['has a prompt that is not anchored', { modes: [{ name: 'exec', prompt: /#$/ }] }],
    ['has a prompt that ends in an escaped dollar', { pager: { pattern: /^x\$/, answer: ' ' } }],
    ['has a pattern that keeps state', { commandErrors: [/^%/g] }],
    ['has a prompt over several lines', { modes: [{ name: 'exec', prompt: /^#$/m }] }],
  ])('refuses one that %s', (_what, change) => {
    const base = {
      ...plainPlatform,
      configMode: undefined,
      privilegedMode: undefined,
      save: undefined,
    }
    const changes = 'modes' in change ? [] : base.changes
    expect(() => definePlatform({ ...base, changes, ...change })).toThrow(PlatformDefinitionError)
  })
})
