import { describe, expect, it } from 'vitest'
import { vaultPath } from './vault-path.ts'

const defaults = { mount: 'secret', field: 'password', namespace: undefined, kvVersion: 2 } as const

describe('what stands behind $vault', () => {
  it.each<[unknown, object]>([
    ['net/core#enable', { mount: 'secret', path: 'net/core', field: 'enable', kvVersion: 2 }],
    ['net/core', { path: 'net/core', field: 'password', version: undefined }],
    ['/net/core/', { path: 'net/core' }],
    ['net/#1/core#enable', { path: 'net/%231/core', field: 'enable' }],
    [
      { path: 'a b/ü?', mount: 'kv/net', version: 3, namespace: 'team/net' },
      { path: 'a%20b/%C3%BC%3F', mount: 'kv/net', version: 3, namespace: 'team/net' },
    ],
    [{ path: 'x', kvVersion: 1 }, { kvVersion: 1 }],
    [{ path: '...' }, { path: '...' }],
  ])('%j is understood', (argument, path) => {
    expect(vaultPath(argument, defaults)).toMatchObject(path)
  })

  it.each<unknown>([
    5,
    null,
    ['net/core'],
    '',
    '#password',
    'net/core#',
    'net//core',
    '..',
    '../sys/raw',
    'net/./core',
    {},
    { path: 5 },
    { path: 'x', field: '' },
    { path: 'x', filed: 'password' },
    { path: 'x', version: 0 },
    { path: 'x', version: '2' },
    { path: 'x', version: 2, kvVersion: 1 },
    { path: 'x', kvVersion: 3 },
    { path: 'x', mount: '../sys' },
    { path: 'x', namespace: 'a\r\nX-Vault-Token: b' },
  ])('%j is refused, and leads nowhere else', (argument) => {
    expect(() => vaultPath(argument, defaults)).toThrow(
      expect.objectContaining({ code: 'SECRET_ARGUMENT', provider: 'vault' }),
    )
  })
})
