import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
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

const run = promisify(execFile)
const timeoutMs = 20_000

describeWith(['sshd'], 'files that OpenSSH refuses', () => {
  let device: FileDevice
  let connection: TestConnection

  beforeAll(async () => {
    device = await startFileDevice()
    connection = await connectTo(device)
    for (const [folder, mode] of [
      ['closed', 0o555],
      ['folder', 0o777],
    ] as const) {
      await mkdir(join(device.flash, folder))
      await chmod(join(device.flash, folder), mode)
    }
    await writeFile(join(device.flash, 'secret'), 'x', { mode: 0o600 })
  })
  afterAll(async () => {
    await connection?.[Symbol.asyncDispose]()
    await device?.close()
  })

  describe.each(Object.entries(protocols))('by %s', (name, protocol) => {
    const put = (path: string, size = 100): Promise<unknown> =>
      failureOf(protocol(connection).put(putOf(random(size), { path })))
    const get = (path: string): Promise<unknown> => {
      const { write } = collector()
      return failureOf(protocol(connection).get({ path, write, timeoutMs }))
    }
    const refused = {
      code: 'FILE_REFUSED',
      host: 'r1',
      phase: 'transfer',
      protocol: name,
      bytes: 0,
    }

    it('says that a folder is closed to the user, and what the device said', async () => {
      const path = join(device.flash, 'closed/x')
      const error = await put(path)
      expect(error).toMatchObject({ ...refused, direction: 'put', path, reason: 'no-permission' })
      expect(error).toMatchObject({ said: expect.stringMatching(/Permission denied$/) })
      expect(String(error)).toContain('r1: transfer: ')
      expect(await get(join(device.flash, 'secret'))).toMatchObject({
        ...refused,
        direction: 'get',
        reason: 'no-permission',
      })
    })

    it('says that there is no such folder, and no such file', async () => {
      const path = join(device.flash, 'nowhere/x')
      expect(await put(path)).toMatchObject({ ...refused, reason: 'not-found' })
      expect(await get(path)).toMatchObject({ ...refused, reason: 'not-found' })
    })

    it('says that the name is a folder', async () => {
      const path = join(device.flash, 'folder')
      expect(await get(path)).toMatchObject({ ...refused, reason: 'is-directory' })
      if (name === 'sftp') {
        expect(await put(path)).toMatchObject({ ...refused, reason: 'is-directory' })
      }
    })

    it('fails where there is no room for the first byte', async () => {
      const error = await put('/dev/full', 300_000)
      expect(error).toMatchObject({ code: 'FILE_REFUSED', direction: 'put' })
      if (name === 'scp') {
        expect(error).toMatchObject({ reason: 'no-space', said: expect.stringMatching(/No space/) })
      }
    })

    it('leaves the connection usable after each of them', async () => {
      await put(join(device.flash, 'closed/x'))
      const path = join(device.flash, `after ${name}`)
      await protocol(connection).put(putOf(Buffer.from('x'), { path }))
      expect(await readFile(path, 'utf8')).toBe('x')
    })
  })
})

describeWith(['sshd'], 'a connection that is lost', () => {
  it.each(
    Object.entries(protocols).flatMap(([name, protocol]) =>
      (['put', 'get'] as const).map((direction) => ({ name, protocol, direction })),
    ),
  )('at 30 % of a $direction by $name ends it, and says how far it came', async (options) => {
    const { name, protocol, direction } = options
    await using device = await startFileDevice()
    await using connection = await connectTo(device)
    // Long enough for a busy machine to end the sessions, with 2 MiB on their way.
    const content = random(12_000_000)
    const path = join(device.flash, 'image')
    if (direction === 'get') await writeFile(path, content)
    let killed: Promise<void> | undefined
    const common = {
      path,
      maxBytesPerSecond: 4_000_000,
      onProgress: (bytes: number) => {
        if (bytes > 0.3 * content.length) killed ??= device.killSessions()
      },
    }
    const { write, all } = collector()
    const error = await failureOf(
      direction === 'put'
        ? protocol(connection).put(putOf(content, common))
        : protocol(connection).get({ ...common, write, timeoutMs }),
    )
    await killed
    expect(error).toMatchObject({
      code: 'FILE_INTERRUPTED',
      isConnectionLost: true,
      retryable: true,
      protocol: name,
      direction,
    })
    const { bytes } = error as { bytes: number }
    expect(bytes).toBeGreaterThan(0.3 * content.length)
    expect(bytes).toBeLessThan(content.length)
    expect(String(error)).toContain(`after ${bytes} bytes`)
    if (direction === 'get') expect(all().equals(content.subarray(0, bytes))).toBe(true)
    // What a device acknowledged is there.
    else if (name === 'sftp') {
      const there = await readFile(path)
      expect(there.length).toBeGreaterThanOrEqual(bytes)
      expect(there.equals(content.subarray(0, there.length))).toBe(true)
    }
    const again = protocol(connection).put(putOf(random(1), { path }))
    expect(await failureOf(again)).toMatchObject({ code: 'FILE_INTERRUPTED', bytes: 0 })
  })
})

describeWith(['sshd'], 'a server that does not offer it', () => {
  it.each([
    { what: 'has no SFTP', name: 'sftp', config: [], refused: 'subsystem' },
    {
      what: 'has an SFTP that does not start',
      name: 'sftp',
      config: ['Subsystem sftp /nonexistent'],
      refused: 'subsystem',
    },
    {
      what: 'has no scp',
      name: 'scp',
      config: ['ForceCommand exec /nonexistent/scp -t x'],
      refused: 'exec',
    },
    { what: 'opens no channel', name: 'scp', config: ['MaxSessions 0'], refused: 'channel' },
    { what: 'opens no channel', name: 'sftp', config: ['MaxSessions 0'], refused: 'channel' },
  ] as const)('$what: $name is unavailable', async ({ name, config, refused }) => {
    await using device = await startFileDevice({ config })
    await using connection = await connectTo(device)
    const path = join(device.flash, 'x')
    const { write } = collector()
    const expected = { code: 'FILE_PROTOCOL_UNAVAILABLE', refused, protocol: name, bytes: 0 }
    const protocol = protocols[name](connection)
    expect(await failureOf(protocol.put(putOf(random(9), { path })))).toMatchObject(expected)
    expect(await failureOf(protocol.get({ path, write, timeoutMs }))).toMatchObject(expected)
  })

  it('falls back from SFTP to SCP on the same connection', async () => {
    await using device = await startFileDevice({ config: [] })
    await using connection = await connectTo(device)
    const path = join(device.flash, 'x')
    const options = putOf(random(9), { path })
    const error = await failureOf(protocols.sftp(connection).put(options))
    expect(error).toMatchObject({ code: 'FILE_PROTOCOL_UNAVAILABLE' })
    await protocols.scp(connection).put(options)
    expect(await readFile(path)).toHaveLength(9)
  })

  it.each(Object.entries(protocols))(
    'shows the banner that answers instead of %s',
    async (name, protocol) => {
      const config = [
        `Subsystem sftp echo Authorized users only`,
        'ForceCommand echo Authorized users only; sleep 0',
      ]
      await using device = await startFileDevice({
        config: name === 'sftp' ? config.slice(0, 1) : config.slice(1),
      })
      await using connection = await connectTo(device)
      const path = join(device.flash, 'x')
      const { write } = collector()
      const expected = { code: 'FILE_ANSWER', bytes: 0, said: 'Authorized users only' }
      const used = protocol(connection)
      expect(await failureOf(used.put(putOf(random(9), { path })))).toMatchObject(expected)
      expect(await failureOf(used.get({ path, write, timeoutMs }))).toMatchObject(expected)
    },
  )

  it.each(Object.entries(protocols))(
    'gives up a server that is silent (%s)',
    async (name, protocol) => {
      const config = [
        'Subsystem sftp sleep 60',
        ...(name === 'scp' ? ['ForceCommand sleep 60'] : []),
      ]
      await using device = await startFileDevice({ config })
      await using connection = await connectTo(device)
      const { write } = collector()
      const getting = protocol(connection).get({ path: 'x', write, timeoutMs: 150 })
      expect(await failureOf(getting)).toMatchObject({
        code: 'FILE_TIMEOUT',
        retryable: true,
        timeoutMs: 150,
        bytes: 0,
      })
    },
  )
})

describeWith(['sshd', 'mount'], 'a disk', () => {
  const withDisk = async (options: string): Promise<FileDevice & { readonly disk: string }> => {
    const disk = await mkdtemp(join(tmpdir(), 'nornir-ts-disk-'))
    await chmod(disk, 0o755)
    const device = await startFileDevice({ stop: `umount ${disk}; rmdir ${disk}` })
    await run('mount', ['-t', 'tmpfs', '-o', `size=1m,mode=777,${options}`, 'tmpfs', disk])
    return { ...device, disk }
  }

  it.each(Object.entries(protocols))(
    'that fills up in mid-copy is told by %s',
    async (name, protocol) => {
      await using device = await withDisk('rw')
      await using connection = await connectTo(device)
      const path = join(device.disk, 'image')
      const error = await failureOf(protocol(connection).put(putOf(random(4_000_000), { path })))
      expect(error).toMatchObject({ code: 'FILE_REFUSED', reason: 'no-space', protocol: name })
      const { bytes } = error as { bytes: number }
      // By SCP OpenSSH takes the whole file before it says so.
      if (name === 'sftp') expect(bytes).toBeLessThan(1_048_577)
    },
  )

  it.each(Object.entries(protocols))('that is read-only is told by %s', async (_name, protocol) => {
    await using device = await withDisk('ro')
    await using connection = await connectTo(device)
    const path = join(device.disk, 'image')
    const error = await failureOf(protocol(connection).put(putOf(random(10), { path })))
    expect(error).toMatchObject({ code: 'FILE_REFUSED', reason: 'read-only', bytes: 0 })
  })
})
