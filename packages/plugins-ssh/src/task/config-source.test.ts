import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInventory, type Host } from '@nornir-ts/inventory'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ConfigSourceParams, configOf } from './config-source.ts'

describe('configOf', () => {
  let folder: string
  let host: Host
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nornir-ts-config-'))
    const inventory = createInventory({ hosts: { r1: { data: { ntp: '192.0.2.1' } } } })
    host = inventory.hosts.get('r1') as Host
  })
  afterAll(async () => {
    await rm(folder, { recursive: true })
  })

  it('takes a text, lines, a file, and what a function makes of the host', async () => {
    const file = join(folder, 'r1.cfg')
    await writeFile(file, 'hostname r1\r\nntp server 192.0.2.1\r\n')
    expect(await configOf({ lines: 'a\nb' }, host)).toBe('a\nb')
    expect(await configOf({ lines: ['a', 'b'] }, host)).toEqual(['a', 'b'])
    expect(await configOf({ file }, host)).toContain('ntp server')
    expect(await configOf({ file: ({ name }) => join(folder, `${name}.cfg`) }, host)).toContain(
      'r1',
    )
    const lines = ({ get }: Host): string => `ntp server ${String(get.call(host, 'ntp'))}`
    expect(await configOf({ lines }, host)).toBe('ntp server 192.0.2.1')
    expect(await configOf({ lines: async () => ['x'] }, host)).toEqual(['x'])
  })

  it('takes an empty list for what it says: nothing is to do', async () => {
    expect(await configOf({ lines: [] }, host)).toEqual([])
    expect(await configOf({ lines: () => [] }, host)).toEqual([])
  })

  it.each<[string, (folder: string) => ConfigSourceParams, RegExp]>([
    ['a blank text', () => ({ lines: ' \n\t\n' }), /the text gives no line/],
    ['blank lines', () => ({ lines: ['', ' '] }), /gives no line/],
    [
      'a template that yields nothing',
      () => ({ lines: () => '' }),
      /the function .* gives no line/,
    ],
    ['a function that forgets to return', () => ({ lines: (() => undefined) as never }), /neither/],
    ['a file that is not there', (at) => ({ file: join(at, 'none') }), /none cannot be read/],
    ['a folder', (at) => ({ file: at }), /cannot be read/],
    ['both', () => ({ lines: 'a', file: 'b' }) as never, /one of the two/],
    ['none', () => ({}) as never, /one of the two/],
  ])('refuses %s', async (_, params, message) => {
    const failing = configOf(params(folder), host)
    await expect(failing).rejects.toMatchObject({ code: 'CONFIG_SOURCE', changed: false })
    await expect(failing).rejects.toThrow(message)
  })

  it('refuses a file that has no line', async () => {
    const file = join(folder, 'blank.cfg')
    await writeFile(file, '\r\n\r\n')
    await expect(configOf({ file }, host)).rejects.toThrow(/has no line/)
  })
})
