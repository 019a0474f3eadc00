import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret } from '@nornir-ts/core'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eventually } from '../../../../test/eventually.ts'
import { openSessionLog, type SessionLogContext } from './open-session-log.ts'
import { readSessionLog } from './read-session-log.ts'
import type { SessionLogOptions } from './session-log-options.ts'
import type { SessionRecorder } from './session-recorder.ts'

let folder: string
let warnings: object[]
let clockMs: number

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nornir-ts-log-'))
  warnings = []
  clockMs = 1_000_000
})
afterEach(() => rm(folder, { recursive: true }))

const open = (
  options: Partial<SessionLogOptions> = {},
  context: Partial<SessionLogContext> = {},
): Promise<SessionRecorder> =>
  openSessionLog(
    { file: join(folder, '{host}.log'), ...options },
    {
      host: 'r1',
      connection: 'ssh',
      terminal: { columns: 511, rows: 1_000 },
      log: { warn: (details) => warnings.push(details) },
      now: () => clockMs,
      ...context,
    },
  )
const logged = (name = 'r1.log'): Promise<string> => readFile(join(folder, name), 'utf8')
const say = (log: SessionRecorder, text: string): void => log.received(Buffer.from(text))

describe('a session log', () => {
  it('has every byte that was read, as it came', async () => {
    const log = await open()
    const bytes = Buffer.from([0x1b, 0x5b, 0x6d, 0xff, 0x00, 0x0d, 0x0a])
    log.received(bytes)
    log.sent('show clock\n')
    say(log, 'show clock\r\n')
    await log.close()
    const expected = Buffer.concat([bytes, Buffer.from('show clock\r\n')])
    expect(await readFile(join(folder, 'r1.log'))).toEqual(expected)
  })

  it('has what was typed, too, when it is asked for', async () => {
    const log = await open({ recordWrites: true })
    say(log, 'Password: ')
    log.sentSecret(new Secret('s3same'))
    say(log, '\r\nr1#')
    log.sent('show clock\n')
    await log.close()
    expect(await logged()).toBe('Password: ********\n\r\nr1#show clock\n')
  })

  it('can be read while the session goes on', async () => {
    const log = await open()
    say(log, 'r1#')
    await eventually(async () => expect(await logged()).toBe('r1#'))
    say(log, 'show clock\r\n')
    await eventually(async () => expect(await logged()).toBe('r1#show clock\r\n'))
    await log.close()
  })

  it('keeps the order of everything, however fast it comes', async () => {
    const log = await open()
    const pieces = Array.from({ length: 5_000 }, (_, index) => `${index}\r\n`)
    for (const [index, piece] of pieces.entries()) {
      say(log, piece)
      if (index % 500 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    await log.close()
    expect(await logged()).toBe(pieces.join(''))
  })

  it('is for its owner only, and so are the folders that it needs', async () => {
    await (await open({ file: join(folder, 'a/{host}/b.log') })).close()
    const modes = ['a', 'a/r1', 'a/r1/b.log'].map(async (path) => {
      return (await stat(join(folder, path))).mode & 0o777
    })
    expect(await Promise.all(modes)).toEqual([0o700, 0o700, 0o600])
  })

  it('takes from others a file that was there already', async () => {
    await writeFile(join(folder, 'r1.log'), 'old', { mode: 0o666 })
    await (await open()).close()
    expect((await stat(join(folder, 'r1.log'))).mode & 0o777).toBe(0o600)
  })

  it.each([
    ['overwrite', 'new'],
    ['append', 'oldnew'],
  ] as const)('%s: does so with a file that was there already', async (mode, expected) => {
    await writeFile(join(folder, 'r1.log'), 'old')
    const log = await open({ mode })
    say(log, 'new')
    await log.close()
    expect(await logged()).toBe(expected)
  })

  it('is never shared by two sessions at once', async () => {
    const [one, two] = [await open(), await open()]
    say(one, 'one')
    say(two, 'two')
    await Promise.all([one.close(), two.close()])
    expect([await logged(), await logged('r1~2.log')]).toEqual(['one', 'two'])
    await (await open()).close()
    expect(await logged()).toBe('')
  })

  it('keeps its path although an older session on it is closed once more', async () => {
    const old = await open()
    await old.close()
    const one = await open()
    await old.close()
    const two = await open()
    say(one, 'one')
    say(two, 'two')
    await Promise.all([one.close(), two.close()])
    expect([await logged(), await logged('r1~2.log')]).toEqual(['one', 'two'])
  })

  it('that cannot be opened is an error that says why', async () => {
    await writeFile(join(folder, 'file'), '')
    const error = await open({ file: join(folder, 'file/{host}.log') }).catch((e: unknown) => e)
    expect(error).toMatchObject({ code: 'SESSION_LOG_OPEN', host: 'r1' })
    expect((error as Error).message).toMatch(/^r1: session log ".*file\/r1\.log": E/)
  })

  it.skipIf(process.platform !== 'linux')(
    'ends with one warning when the disk is full, and the session goes on',
    async () => {
      const log = await open({ file: '/dev/full' })
      say(log, 'a')
      await eventually(() => expect(warnings).toHaveLength(1))
      say(log, 'b')
      await log.close()
      expect(warnings).toEqual([{ file: '/dev/full', error: expect.stringContaining('ENOSPC') }])
    },
  )

  it('ends with one warning when the disk is far behind the device', async () => {
    const log = await open()
    const piece = Buffer.alloc(16 * 1_024 * 1_024)
    for (let count = 0; count < 6; count += 1) log.received(piece)
    await log.close()
    expect(warnings).toHaveLength(1)
    expect((await stat(join(folder, 'r1.log'))).size).toBe(piece.length)
  })

  it('may be closed twice, and takes nothing afterwards', async () => {
    const log = await open()
    say(log, 'a')
    await Promise.all([log.close(), log.close()])
    say(log, 'b')
    await log.close()
    expect([await logged(), warnings]).toEqual(['a', []])
  })

  it('never has a secret that the device echoes, and all else', async () => {
    const secrets = fc.oneof(fc.stringMatching(/^[a-z]{1,3}$/), fc.stringMatching(/^[!-~]{4,12}$/))
    const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(secrets, sizes, async (secret, chunkSizes) => {
        const pieces = ['Password: ', `${secret}\r\n`, 'r1# terminal length 0\r\nr1#']
        // A long secret is struck out wherever it stands: it must not be a word of the next command.
        fc.pre(secret.length < 4 || pieces[2]?.includes(secret) !== true)
        const log = await open()
        say(log, pieces[0] ?? '')
        log.sentSecret(new Secret(secret))
        const bytes = Buffer.from(`${pieces[1]}${pieces[2]}`)
        for (let index = 0, turn = 0; index < bytes.length; turn += 1) {
          const size = chunkSizes[turn % chunkSizes.length] ?? 1
          log.received(bytes.subarray(index, index + size))
          index += size
        }
        await log.close()
        expect(await logged()).toBe(`Password: ********\r\n${pieces[2]}`)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a recording', () => {
  it('is an asciicast: what was read and typed, and when', async () => {
    const log = await open({ format: 'asciicast', recordWrites: true })
    clockMs += 250
    say(log, 'r1#')
    clockMs += 1_000
    log.sent('show clock\n')
    log.sentSecret(new Secret('r'))
    say(log, 'r\r\nö')
    await log.close()
    expect((await logged()).split('\n').map((line) => line && JSON.parse(line))).toEqual([
      { version: 2, width: 511, height: 1_000, timestamp: 1_000, title: 'r1' },
      [0.25, 'o', 'r1#'],
      [1.25, 'i', 'show clock\n'],
      [1.25, 'i', '********\n'],
      [1.25, 'o', '********\r\nö'],
      '',
    ])
  })

  it('can be read piece by piece, and no character is cut in two', async () => {
    const log = await open({ format: 'asciicast' })
    for (const byte of Buffer.from('aöb')) log.received(Buffer.from([byte]))
    clockMs -= 500
    say(log, 'c')
    log.received(Buffer.from([0xc3]))
    await log.close()
    const events: unknown[] = []
    for await (const event of readSessionLog(join(folder, 'r1.log'))) events.push(event)
    expect(events).toEqual(['a', 'ö', 'b', 'c'].map((text) => ({ timeMs: 0, kind: 'read', text })))
  })

  it('is UTF-8, however the device encodes text', async () => {
    const log = await open({ format: 'asciicast' }, { encoding: 'latin1' })
    log.received(Buffer.from('ö°', 'latin1'))
    await log.close()
    expect(await logged()).toContain('"ö°"')
  })

  it('can be read while it is written', async () => {
    await writeFile(join(folder, 'r1.log'), '{"version":2}\n[0.5,"m","x"]\n[1,"o","a"]\n[2,"o')
    const events: unknown[] = []
    for await (const event of readSessionLog(join(folder, 'r1.log'))) events.push(event)
    expect(events).toEqual([{ timeMs: 1_000, kind: 'read', text: 'a' }])
  })

  it('is not appended to', async () => {
    const options = { format: 'asciicast', mode: 'append' } as const
    await expect(open(options)).rejects.toMatchObject({ code: 'SESSION_LOG_OPTIONS' })
  })
})
