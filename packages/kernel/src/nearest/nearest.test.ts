import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearest } from './nearest.ts'

describe('nearest', () => {
  const keys = ['hostname', 'port', 'username', 'password', 'platform', 'data', 'groups']

  it.each([
    ['hostnmae', 'hostname'],
    ['hostnam', 'hostname'],
    ['HOSTNAME', 'hostname'],
    ['user_name', 'username'],
    ['prot', 'port'],
    ['pasword', 'password'],
    ['group', 'groups'],
  ])('%s was meant to be %s', (written, meant) => {
    expect(nearest(written, keys)).toBe(meant)
  })

  it.each(['ip', 'x', '', 'description'])('%j is near to nothing', (written) => {
    expect(nearest(written, keys)).toBeUndefined()
  })

  it('prefers fewer edits, then the first', () => {
    expect(nearest('leaf02', ['leaf11', 'leaf01', 'leaf03'])).toBe('leaf01')
  })

  it('finds a name of four letters or more with any one letter lost, added, replaced or swapped', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{4,12}$/), fc.nat(), fc.nat(3), (name, seed, kind) => {
        const at = seed % (name.length - 1)
        const [before, first = '', second = ''] = [name.slice(0, at), name[at], name[at + 1]]
        const rest = name.slice(at + 2)
        const middle = [first, `${first}-${second}`, `-${second}`, second + first][kind]
        expect(nearest(`${before}${middle}${rest}`, [name])).toBe(name)
      }),
    )
  })
})
