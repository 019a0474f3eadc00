import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInventory, type Host } from '@nornir-ts/inventory'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BackupOptionsError } from './backup-config-error.ts'
import { type BackupPlace, backupPath } from './backup-config-place.ts'

const running = { source: 'running', format: 'text' }

function hostOf(name: string, site = 'ams'): Host {
  const host = createInventory({ hosts: { [name]: { data: { site } } } }).hosts.get(name)
  if (host === undefined) throw new Error(`no host ${name}`)
  return host
}

const inFolder = (name: string, choice = running): string =>
  backupPath({ folder: '/backups' }, hostOf(name), choice)

describe('the path of a backup', () => {
  it('is the name of the host in the folder, which may begin in the home folder', () => {
    expect(inFolder('r1.ams')).toBe('/backups/r1.ams.cfg')
    expect(backupPath({ folder: '~/b' }, hostOf('r1'), running)).toBe(join(homedir(), 'b/r1.cfg'))
  })

  it('is another one for each configuration and form', () => {
    expect(inFolder('r1', { source: 'startup', format: 'text' })).toBe('/backups/r1~startup.cfg')
    expect(inFolder('r1', { source: 'running', format: 'set' })).toBe('/backups/r1.set')
    expect(inFolder('r1', { source: 'running', format: '../x' })).toBe('/backups/r1...%2Fx')
  })

  it('is what a function says of the host', () => {
    const file = ({ name, data }: Host): string => `/backups/${String(data['site'])}/${name}`
    expect(backupPath({ file }, hostOf('r1'), running)).toBe('/backups/ams/r1')
  })

  it('never leaves its folder, and is never the same for two hosts', () => {
    const name = fc.string({ unit: fc.constantFrom(...'aA./\\%~2F: \0é'), minLength: 1 })
    const backup = fc.tuple(name, fc.constantFrom('running', 'startup', 'candidate'))
    const pathOf = ([host, source]: readonly [string, string]): string =>
      inFolder(host, { source, format: 'text' })
    fc.assert(
      fc.property(backup, backup, (one, other) => {
        expect(dirname(pathOf(one))).toBe('/backups')
        expect(pathOf(one) === pathOf(other)).toBe(one.join() === other.join())
      }),
    )
  })

  it.each<[string, object]>([
    ['none', {}],
    ['two', { folder: 'b', file: () => 'b/r1' }],
    ['an empty one', { file: () => '' }],
  ])('must be one: %s is refused', (_what, place) => {
    expect(() => backupPath(place as BackupPlace, hostOf('r1'), running)).toThrow(
      BackupOptionsError,
    )
  })
})
