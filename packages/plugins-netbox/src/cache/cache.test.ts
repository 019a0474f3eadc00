import { chmod, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { NetboxDevice } from '../device/netbox-device.ts'
import { readCache } from './read-cache.ts'
import { withholdSecrets } from './withhold-secrets.ts'
import { writeCache } from './write-cache.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nornir-ts-netbox-'))
  file = join(folder, 'cache.ndjson')
})
afterEach(() => rm(folder, { recursive: true }))

const site = { id: 1, name: 'AMS', slug: 'ams' }
const device = (id: number, more: Partial<NetboxDevice> = {}): NetboxDevice => ({
  kind: 'device',
  id,
  name: `sw${id}`,
  site: { ...site },
  ...more,
})
const write = (devices: readonly NetboxDevice[], key = 'k') =>
  writeCache(file, {
    key,
    readAtMs: 5,
    watermarkMs: 7,
    devices,
    surroundings: { trees: { region: [site] }, sites: [[1, { region: 1 }]] },
  })
const read = (key = 'k', signal?: AbortSignal) => readCache(file, key, signal)

describe('a copy on disk', () => {
  it('comes back as it was, with one object for what hosts share', async () => {
    const devices = [device(1), device(2, { tags: [site] }), device(3, { kind: 'virtual_machine' })]
    await write(devices)
    const { hosts, problem } = await read()
    expect(problem).toBeUndefined()
    expect(JSON.parse(JSON.stringify(hosts?.devices))).toEqual(devices)
    expect(hosts?.devices[0]?.site).toBe(hosts?.devices[1]?.site)
    expect(hosts).toMatchObject({
      readAtMs: 5,
      watermarkMs: 7,
      surroundings: { trees: { region: [site] }, sites: [[1, { region: 1 }]] },
    })
    expect(Date.now() - (hosts?.agreedAtMs ?? 0)).toBeLessThan(60_000)
  })

  it('may be of no hosts', async () => {
    await write([])
    expect((await read()).hosts?.devices).toEqual([])
  })

  it('may be read by nobody else, and leaves nothing beside it', async () => {
    await write([device(1)])
    await write([device(2)])
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual(['cache.ndjson'])
    expect((await read()).hosts?.devices.map(({ id }) => id)).toEqual([2])
  })

  it('stays as it was when the next one cannot be written', async () => {
    await write([device(1)])
    await expect(write([device(2, { vcPosition: 1n as unknown as number })])).rejects.toThrow()
    expect(await readdir(folder)).toEqual(['cache.ndjson'])
    expect((await read()).hosts?.devices.map(({ id }) => id)).toEqual([1])
  })
})

describe('a copy is of no use', () => {
  it('when it is not there, which is no problem', async () => {
    expect(await read()).toEqual({ hosts: undefined, problem: undefined })
  })

  it('when it is of another question', async () => {
    await write([device(1)])
    expect(await read('other')).toEqual({ hosts: undefined, problem: 'is of other options' })
  })

  it('when others may write it', async () => {
    await write([device(1)])
    await chmod(file, 0o666)
    expect(await read()).toEqual({ hosts: undefined, problem: 'may be written by others' })
  })

  it('when it cannot be read', async () => {
    file = folder
    expect((await read()).problem).toMatch(/cannot be read|may be written by others/)
  })

  it('when it is cut, wherever', async () => {
    await write([device(1), device(2)])
    const { size } = await stat(file)
    for (const left of [0, 1, 20, size - 2, size - 20, Math.floor(size / 2)]) {
      await write([device(1), device(2)])
      await truncate(file, left)
      const { hosts, problem } = await read()
      expect(hosts, `${left} bytes`).toBeUndefined()
      expect(problem).toBe('is damaged')
    }
  })

  it.each([1, 99])('when it was written by another version (%i)', async (format) => {
    await write([device(1)])
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace(/"format":\d+/, `"format":${format}`), { mode: 0o600 })
    expect(await read()).toEqual({
      hosts: undefined,
      problem: 'is of another version of this package',
    })
  })

  it.each([
    '[]',
    '{}',
    'x',
    '{"format":"2"}',
    'null',
    '\n\n',
    '{"format":2,"key":"k"}\n{"count":0}',
  ])('when it holds %j', async (text) => {
    await writeFile(file, text, { mode: 0o600 })
    expect((await read()).problem).toMatch(/is damaged|is of other options/)
  })

  it('when the signal aborts', async () => {
    await write(Array.from({ length: 5_000 }, (_, id) => device(id)))
    const reason = new Error('enough')
    await expect(read('k', AbortSignal.abort(reason))).rejects.toBe(reason)
  })
})

describe('secrets', () => {
  it('are not written, and who they were of is', async () => {
    const context = {
      ntp: '192.0.2.1',
      bgp: [{ peer: 'a', password: 'hunter31337' }],
      snmp: { community: 'public31337', version: 2 },
      login: { password: { $env: 'X' }, passwordless: true, secrets: [] },
    }
    await write([
      device(1, { configContext: context, customFields: { api_token: '31337' } }),
      device(2),
    ])
    expect(await readFile(file, 'utf8')).not.toContain('31337')
    const { hosts } = await read()
    expect([...(hosts?.partial ?? [])]).toEqual(['device 1'])
    expect(hosts?.devices[0]).toMatchObject({
      configContext: {
        ntp: '192.0.2.1',
        bgp: [{ peer: 'a' }],
        snmp: { version: 2 },
        login: { password: { $env: 'X' }, passwordless: true, secrets: [] },
      },
      customFields: {},
    })
  })

  it.each(['api_key', 'auth-key', 'privkey', 'private-key', 'shared_key', 'ospf_encryption_key'])(
    'are what stands under %s',
    (key) => {
      expect(withholdSecrets(device(1, { localContext: { [key]: 'x' } })).isPart).toBe(true)
    },
  )

  it('are left out of a copy, not of the device', () => {
    const original = device(1, { localContext: { enable_secret: 'x', pin: 1 } })
    const { device: kept, isPart } = withholdSecrets(original)
    expect(kept.localContext).toEqual({ pin: 1 })
    expect(isPart).toBe(true)
    expect(original.localContext).toEqual({ enable_secret: 'x', pin: 1 })
    const plain = device(2, { configContext: { a: [1, { b: null }] } })
    expect(withholdSecrets(plain)).toEqual({ device: plain, isPart: false })
  })
})
