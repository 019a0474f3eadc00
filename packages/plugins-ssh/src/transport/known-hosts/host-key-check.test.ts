import { execFile } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Logger } from '@nornir-ts/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeWith } from '../../../../../test/servers/availability.ts'
import { fingerprintOf, HostKeyCheck, type HostKeyTarget } from './host-key-check.ts'

const run = promisify(execFile)
const ignore = (): void => {}
const log = { debug: ignore, info: ignore } as unknown as Logger

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nornir-ts-known-hosts-'))
})
afterEach(() => rm(folder, { recursive: true }))

const file = (name = 'known_hosts'): string => join(folder, name)

/** A public key that nobody has the private one of. */
function keyOf(type: string, seed: string): Buffer {
  const field = (bytes: Buffer): Buffer[] => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    return [length, bytes]
  }
  return Buffer.concat([...field(Buffer.from(type)), ...field(Buffer.alloc(32, seed))])
}
const ed25519 = (seed: string): Buffer => keyOf('ssh-ed25519', seed)
const lineOf = (names: string, key: Buffer): string =>
  `${names} ${key.toString('latin1', 4, 4 + key.readUInt32BE(0))} ${key.toString('base64')}\n`

function check(fields: Partial<HostKeyTarget> = {}): HostKeyCheck {
  return new HostKeyCheck({
    host: 'r1',
    hostname: 'r1.example.net',
    port: 22,
    hostKeys: 'accept-new',
    knownHostsFiles: [file()],
    log,
    ...fields,
  })
}
const refusal = (fields: Partial<HostKeyTarget>, key: Buffer): Promise<unknown> =>
  check(fields)
    .verify(key)
    .then(
      () => 'accepted',
      (error: unknown) => error,
    )

describe('checking a host key', () => {
  it('looks again for a key that was not known when the connection was begun', async () => {
    const early = check({ hostKeys: 'strict' })
    expect(await early.knownKeyTypes()).toEqual([])
    await writeFile(file(), lineOf('r1.example.net', ed25519('a')))
    await early.verify(ed25519('a'))
    const late = check({ hostKeys: 'strict' })
    await late.knownKeyTypes()
    await expect(late.verify(ed25519('b'))).rejects.toMatchObject({ code: 'HOST_KEY_CHANGED' })
  })

  it('refuses a key that is revoked, known to be right or not', async () => {
    const lines = lineOf('r1.example.net', ed25519('a'))
    await writeFile(file(), `${lines}@revoked ${lines}`)
    const one = check()
    await one.knownKeyTypes()
    await expect(one.verify(ed25519('a'))).rejects.toMatchObject({ code: 'HOST_KEY_REVOKED' })
  })

  it('accepts a known key and leaves the file alone', async () => {
    await writeFile(file(), lineOf('r1.example.net', ed25519('a')))
    expect(await refusal({ hostKeys: 'strict' }, ed25519('a'))).toBe('accepted')
    expect(await readFile(file(), 'utf8')).toBe(lineOf('r1.example.net', ed25519('a')))
  })

  it('remembers a new key in a file and folder that nobody else can read', async () => {
    const path = join(folder, 'ssh', 'known_hosts')
    expect(await refusal({ knownHostsFiles: [path] }, ed25519('a'))).toBe('accepted')
    expect(await readFile(path, 'utf8')).toBe(lineOf('r1.example.net', ed25519('a')))
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await stat(join(folder, 'ssh'))).mode & 0o777).toBe(0o700)
  })

  it('refuses an unknown key when it is strict', async () => {
    expect(await refusal({ hostKeys: 'strict' }, ed25519('a'))).toMatchObject({
      code: 'HOST_KEY_UNKNOWN',
      fingerprint: fingerprintOf(ed25519('a')),
      files: [file()],
      message: expect.stringMatching(/^r1: host-key: .*r1\.example\.net.*SHA256:/),
    })
  })

  it.each(['accept-new', 'strict'] as const)('refuses a changed key (%s)', async (hostKeys) => {
    const text = `# routers\n${lineOf('r1.example.net', ed25519('a'))}`
    await writeFile(file(), text)
    expect(await refusal({ hostKeys }, ed25519('b'))).toMatchObject({
      code: 'HOST_KEY_CHANGED',
      retryable: false,
      known: { file: file(), line: 2 },
      fingerprint: fingerprintOf(ed25519('b')),
      knownFingerprint: fingerprintOf(ed25519('a')),
      message: expect.stringContaining(`ssh-keygen -R 'r1.example.net' -f '${file()}'`),
    })
    expect(await readFile(file(), 'utf8')).toBe(text)
  })

  it('takes a key of another type for a changed one', async () => {
    await writeFile(file(), lineOf('r1.example.net', keyOf('ssh-rsa', 'a')))
    expect(await refusal({}, ed25519('a'))).toMatchObject({ code: 'HOST_KEY_CHANGED' })
  })

  it('names the types of the known keys, so that they are asked for', async () => {
    const lines = [keyOf('ssh-rsa', 'a'), ed25519('a')].map((key) => lineOf('r1.example.net', key))
    await writeFile(file(), `${lines.join('')}@revoked * ${lineOf('', keyOf('x', 'a')).trim()}\n`)
    expect(await check().knownKeyTypes()).toEqual(['ssh-rsa', 'ssh-ed25519'])
    expect(await check({ port: 2222 }).knownKeyTypes()).toEqual([])
  })

  it('refuses a revoked key even where it is also trusted', async () => {
    const text = lineOf('r1.example.net', ed25519('a'))
    await writeFile(file(), `${text}@revoked * ${lineOf('', ed25519('a')).trim()}\n`)
    expect(await refusal({}, ed25519('a'))).toMatchObject({
      code: 'HOST_KEY_REVOKED',
      known: { line: 2 },
    })
  })

  it.each(['accept-new', 'strict'] as const)(
    'says that it cannot check a host behind a certificate authority (%s)',
    async (hostKeys) => {
      await writeFile(file(), `@cert-authority *.example.net ${lineOf('', ed25519('c')).trim()}\n`)
      expect(await refusal({ hostKeys }, ed25519('a'))).toMatchObject({
        code: 'HOST_KEY_UNKNOWN',
        certAuthority: { file: file(), line: 1 },
        message: expect.stringContaining('@cert-authority'),
      })
    },
  )

  it('knows a host by its port', async () => {
    await writeFile(file(), lineOf('[r1.example.net]:2222', ed25519('a')))
    expect(await refusal({ hostKeys: 'strict', port: 2222 }, ed25519('a'))).toBe('accepted')
    expect(await refusal({ hostKeys: 'strict' }, ed25519('a'))).toMatchObject({
      code: 'HOST_KEY_UNKNOWN',
    })
  })

  it('reads several files and writes the first', async () => {
    const knownHostsFiles = [file('mine'), file('ours')]
    await writeFile(file('ours'), lineOf('r1.example.net', ed25519('a')))
    expect(await refusal({ knownHostsFiles, hostKeys: 'strict' }, ed25519('a'))).toBe('accepted')
    expect(await refusal({ knownHostsFiles, hostname: 'r2' }, ed25519('b'))).toBe('accepted')
    expect(await readFile(file('mine'), 'utf8')).toBe(lineOf('r2', ed25519('b')))
  })

  it('does not glue a line to one without newline', async () => {
    const text = lineOf('r0', ed25519('0'))
    await writeFile(file(), text.trimEnd())
    await check().verify(ed25519('a'))
    expect(await readFile(file(), 'utf8')).toBe(text + lineOf('r1.example.net', ed25519('a')))
  })

  it('loses nothing of fifty hosts at once, beside another writer, and writes nothing twice', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `r${index}`)
    const verify = (hostname: string): Promise<void> =>
      check({ hostname }).verify(ed25519(hostname))
    const writing = [...names, ...names].map(verify)
    await appendFile(file(), lineOf('other', ed25519('other')))
    await Promise.all(writing)
    const lines = (await readFile(file(), 'utf8')).trimEnd().split('\n')
    expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual([...names, 'other'].sort())
    await Promise.all(
      names.map((hostname) => check({ hostname, hostKeys: 'strict' }).verify(ed25519(hostname))),
    )
  })

  it('lets only one of two different keys for a new host in', async () => {
    const results = await Promise.all([refusal({}, ed25519('a')), refusal({}, ed25519('b'))])
    expect(results.filter((result) => result === 'accepted')).toHaveLength(1)
    expect(results).toContainEqual(expect.objectContaining({ code: 'HOST_KEY_CHANGED' }))
  })

  it('sees what another program changed in the file', async () => {
    await check().verify(ed25519('a'))
    await writeFile(file(), `${lineOf('r1.example.net', ed25519('b'))}# edited\n`)
    expect(await refusal({}, ed25519('a'))).toMatchObject({ code: 'HOST_KEY_CHANGED' })
    await rm(file())
    expect(await refusal({ hostKeys: 'strict' }, ed25519('b'))).toMatchObject({
      code: 'HOST_KEY_UNKNOWN',
    })
  })

  it('refuses to connect when the file cannot be read or written', async () => {
    expect(await refusal({ knownHostsFiles: [folder] }, ed25519('a'))).toMatchObject({
      code: 'KNOWN_HOSTS_FILE',
      access: 'read',
      path: folder,
    })
    await writeFile(file('plain'), '')
    const below = join(file('plain'), 'known_hosts')
    expect(await refusal({ knownHostsFiles: [below] }, ed25519('a'))).toMatchObject({
      code: 'KNOWN_HOSTS_FILE',
      path: below,
    })
  })

  it('lets others work while it searches thousands of hashed names', async () => {
    const hashed = (name: string): string => {
      const salt = randomBytes(20)
      const hash = createHmac('sha1', salt).update(name).digest('base64')
      return lineOf(`|1|${salt.toString('base64')}|${hash}`, ed25519('a'))
    }
    const lines = Array.from({ length: 5_000 }, (_, index) => hashed(`h${index}`))
    await writeFile(file(), [...lines, hashed('r1.example.net')].join(''))
    // The file is read by then.
    expect(await check({ hostname: 'unknown' }).knownKeyTypes()).toEqual([])
    let turns = 0
    let isOver = false
    const takeTurn = (): void => {
      turns += 1
      if (!isOver) setImmediate(takeTurn)
    }
    setImmediate(takeTurn)
    expect(await check().knownKeyTypes()).toEqual(['ssh-ed25519'])
    isOver = true
    expect(turns).toBeGreaterThanOrEqual(4)
  })

  it('passes over lines that it does not understand', async () => {
    const odd = ['', '# comment', 'r1.example.net', 'r1.example.net 1024 35 1234', '@odd * a b']
    const wrongType = lineOf('r1.example.net', ed25519('x')).replace('ssh-ed25519', 'ssh-rsa')
    await writeFile(file(), `${odd.join('\n')}\n${wrongType}`)
    expect(await refusal({ hostKeys: 'strict' }, ed25519('a'))).toMatchObject({
      code: 'HOST_KEY_UNKNOWN',
    })
  })
})

describeWith(['ssh-client'], 'known_hosts as ssh-keygen has it', () => {
  const keygen = async (...args: string[]): Promise<string> =>
    (await run('ssh-keygen', args)).stdout

  it('reads the names that ssh-keygen -H hashed', async () => {
    const text = lineOf('r1.example.net', ed25519('a')) + lineOf('[r2]:2222', ed25519('b'))
    await writeFile(file(), text)
    await keygen('-H', '-f', file())
    expect(await readFile(file(), 'utf8')).not.toContain('.example.net')
    const strict = { hostKeys: 'strict' } as const
    expect(await refusal(strict, ed25519('a'))).toBe('accepted')
    expect(await refusal({ ...strict, hostname: 'r2', port: 2222 }, ed25519('b'))).toBe('accepted')
    expect(await refusal(strict, ed25519('b'))).toMatchObject({ code: 'HOST_KEY_CHANGED' })
    expect(await refusal({ ...strict, hostname: 'r3' }, ed25519('a'))).toMatchObject({
      code: 'HOST_KEY_UNKNOWN',
    })
  })

  it('writes lines that ssh-keygen -F finds and -R removes', async () => {
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file('key')])
    const [, encoded = ''] = (await readFile(file('key.pub'), 'utf8')).split(' ')
    const key = Buffer.from(encoded, 'base64')
    await check({ port: 2222 }).verify(key)
    expect(await keygen('-F', '[r1.example.net]:2222', '-f', file())).toContain(encoded)
    expect(await keygen('-l', '-f', file('key.pub'))).toContain(fingerprintOf(key))
    await keygen('-R', '[r1.example.net]:2222', '-f', file())
    expect(await refusal({ port: 2222, hostKeys: 'strict' }, key)).toMatchObject({
      code: 'HOST_KEY_UNKNOWN',
    })
  })
})
