import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import {
  collector,
  connectTo,
  type FileDevice,
  failureOf,
  protocols,
  putOf,
  random,
  startFileDevice,
  type TestConnection,
} from './file-device.ts'
import { leftSince, openResources } from './open-resources.ts'

const timeoutMs = 20_000

describeWith(['sshd'], 'files to and from OpenSSH', () => {
  let device: FileDevice
  let connection: TestConnection

  beforeAll(async () => {
    device = await startFileDevice()
    connection = await connectTo(device)
  })
  afterAll(async () => {
    await connection?.[Symbol.asyncDispose]()
    await device?.close()
  })

  describe.each(Object.entries(protocols))('by %s', (name, protocol) => {
    const on = (file: string): string => join(device.flash, `${name} ${file}`)

    it.each([0, 1, 65_536, 1_000_000])('moves %i bytes there and back', async (size) => {
      const content = random(size)
      const path = on(`${size}`)
      const sizes: number[] = []
      const progress: number[] = []
      const { write, all } = collector()
      const onProgress = (bytes: number) => void progress.push(bytes)
      await protocol(connection).put(putOf(content, { path, onProgress }))
      expect((await readFile(path)).equals(content)).toBe(true)
      const onSize = (bytes: number) => void sizes.push(bytes)
      await protocol(connection).get({ path, write, onSize, onProgress, timeoutMs })
      expect(all().equals(content)).toBe(true)
      expect(sizes).toEqual([size])
      expect(progress.filter((bytes) => bytes === size)).toHaveLength(size === 0 ? 0 : 2)
    })

    it.each([
      'two words',
      "it's",
      'say "no"',
      '$(touch x) `touch y`',
      '*?[a-z]',
      '~root',
      'a\\b;c&d|e',
      'größe 日本',
      'a:b',
    ])('takes the name %j literally', async (file) => {
      const path = on(file)
      const content = Buffer.from(file)
      const { write, all } = collector()
      await protocol(connection).put(putOf(content, { path }))
      expect(await readFile(path)).toEqual(content)
      await protocol(connection).get({ path, write, timeoutMs })
      expect(all()).toEqual(content)
    })

    it('takes a name that begins with a dash, relative to the home folder', async () => {
      const flags = `-${name}`
      await writeFile(join(device.folder, flags), 'dash')
      await chmod(join(device.folder, flags), 0o666)
      await writeFile(join(device.folder, `~${name}`), 'tilde')
      for (const [path, text] of [
        [flags, 'dash'],
        [`~${name}`, 'tilde'],
      ] as const) {
        const { write, all } = collector()
        await protocol(connection).get({ path, write, timeoutMs })
        expect(all().toString()).toBe(text)
      }
      await protocol(connection).put(putOf(Buffer.from('new'), { path: flags }))
      expect(await readFile(join(device.folder, flags), 'utf8')).toBe('new')
    })

    it('replaces all of an older file, and gives a new one the permissions', async () => {
      const path = on('older')
      await protocol(connection).put(putOf(random(1_000), { path, mode: 0o600 }))
      expect((await stat(path)).mode & 0o777).toBe(0o600)
      await protocol(connection).put(putOf(Buffer.from('short'), { path }))
      expect(await readFile(path, 'utf8')).toBe('short')
    })

    it('keeps to the bandwidth limit', async () => {
      const path = on('slow')
      const content = random(60_000)
      const limited = { path, maxBytesPerSecond: 200_000 }
      const startedAt = performance.now()
      await protocol(connection).put(putOf(content, limited))
      const putMs = performance.now() - startedAt
      const { write, all } = collector()
      await protocol(connection).get({ ...limited, write, timeoutMs })
      const getMs = performance.now() - startedAt - putMs
      expect(all().equals(content)).toBe(true)
      // 300 ms, of which a tenth of a second's worth may go at once.
      expect(putMs).toBeGreaterThan(190)
      expect(getMs).toBeGreaterThan(190)
    })

    it('waits for a slow reader, and is not taken in by its slowness', async () => {
      const path = on('waits')
      const content = random(3_000_000)
      await protocol(connection).put(putOf(content, { path }))
      let running = 0
      let most = 0
      let bytes = 0
      const write = async (chunk: Uint8Array): Promise<void> => {
        running += 1
        most = Math.max(most, running)
        await new Promise((resolve) => setTimeout(resolve, bytes === 0 ? 300 : 0))
        bytes += chunk.length
        running -= 1
      }
      await protocol(connection).get({ path, write, timeoutMs: 250 })
      expect(bytes).toBe(content.length)
      expect(most).toBe(1)
    })

    it('moves several files at once over one connection', async () => {
      const files = [1, 2, 3].map((index) => ({
        path: on(`at once ${index}`),
        content: random(9e5),
      }))
      await Promise.all(
        files.map(({ path, content }) => protocol(connection).put(putOf(content, { path }))),
      )
      for (const { path, content } of files) {
        expect((await readFile(path)).equals(content)).toBe(true)
      }
    })

    it('ends at once when it is cancelled, and leaves the connection as it was', async () => {
      const content = random(2_000_000)
      const path = on('cancelled')
      for (const direction of ['put', 'get'] as const) {
        const before = openResources()
        const cancel = new AbortController()
        const options = {
          path,
          maxBytesPerSecond: 4_000_000,
          signal: cancel.signal,
          onProgress: (bytes: number) => {
            if (bytes > 500_000) cancel.abort('enough')
          },
        }
        const { write } = collector()
        const running =
          direction === 'put'
            ? protocol(connection).put(putOf(content, options))
            : protocol(connection).get({ ...options, write, timeoutMs })
        expect(await failureOf(running)).toBe('enough')
        expect(await leftSince(before)).toEqual([])
        await protocol(connection).put(putOf(content, { path }))
      }
      expect((await readFile(path)).equals(content)).toBe(true)
    })

    it('is not begun when it was cancelled before', async () => {
      const path = on('never')
      const signal = AbortSignal.abort('before')
      expect(await failureOf(protocol(connection).put(putOf(random(1), { path, signal })))).toBe(
        'before',
      )
      await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' })
    })

    it('lets through what the source and the sink throw', async () => {
      const path = on('thrown')
      const broken = new Error('broken')
      const read = async function* () {
        yield random(100_000)
        throw broken
      }
      expect(await failureOf(protocol(connection).put(putOf(random(2e5), { path, read })))).toBe(
        broken,
      )
      await protocol(connection).put(putOf(random(2e5), { path }))
      const write = () => Promise.reject(broken)
      expect(await failureOf(protocol(connection).get({ path, write, timeoutMs }))).toBe(broken)
    })

    it.each([
      ['too short', 99_999],
      ['too long', 100_001],
    ])('does not take a source that is %s for the file', async (_what, actual) => {
      const path = on('wrong size')
      const read = async function* () {
        yield random(actual)
      }
      const putting = protocol(connection).put(putOf(random(100_000), { path, read }))
      expect(await failureOf(putting)).toMatchObject({
        code: 'FILE_SIZE',
        what: 'source',
        expected: 100_000,
        actual,
      })
    })

    it('gives a source back when it fails, also one that hangs', async () => {
      let isOver = false
      const cancel = new AbortController()
      const read = async function* () {
        try {
          yield random(10)
          cancel.abort('hung')
          await new Promise(() => {})
        } finally {
          isOver = true
        }
      }
      const options = { path: on('hung'), read, signal: cancel.signal }
      expect(await failureOf(protocol(connection).put(putOf(random(20), options)))).toBe('hung')
      expect(isOver).toBe(false)
    })

    it.each(['', 'a\nb', 'a\0b', 'a\u001bb', 'folder/'])('refuses the path %j', async (path) => {
      const putting = protocol(connection).put(putOf(random(1), { path }))
      expect(await failureOf(putting)).toMatchObject({ code: 'FILE_OPTIONS', option: 'path', path })
    })

    it('refuses sizes that cannot be counted', async () => {
      for (const size of [-1, 1.5, Number.NaN, 2 ** 60]) {
        const putting = protocol(connection).put(putOf(random(1), { path: on('odd'), size }))
        expect(await failureOf(putting)).toMatchObject({ code: 'FILE_OPTIONS', option: 'size' })
      }
    })
  })

  it('scp puts a file into a folder of its name: nothing in the protocol tells', async () => {
    const folder = join(device.flash, 'folder')
    await mkdir(folder)
    await chmod(folder, 0o777)
    await protocols.scp(connection).put(putOf(Buffer.from('x'), { path: folder }))
    expect(await readFile(join(folder, 'folder'), 'utf8')).toBe('x')
  })
})
