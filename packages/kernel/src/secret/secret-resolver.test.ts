import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Secret } from './secret.ts'
import type { SecretLease, SecretProvider } from './secret-provider.ts'
import { SecretReference, type SecretReferenceData } from './secret-reference.ts'
import { SecretResolver } from './secret-resolver.ts'

const options = { host: 'leaf01', key: 'password' }
const resolver = new SecretResolver()
const text = async (reference: SecretReferenceData, by = resolver): Promise<string> =>
  (await by.resolve(SecretReference.from(reference), options)).reveal()

async function failure(reference: SecretReferenceData, by = resolver) {
  const error: unknown = await text(reference, by).catch((caught: unknown) => caught)
  if (!(error instanceof Error)) throw new Error('Nothing was thrown')
  return error
}

/** A provider that is answered by hand. */
function vault() {
  const calls: {
    argument: unknown
    signal: AbortSignal
    answer(lease: SecretLease): void
    fail(error: Error): void
  }[] = []
  const provider: SecretProvider = {
    name: 'vault',
    provide: (argument, signal) =>
      new Promise((answer, fail) => calls.push({ argument, signal, answer, fail })),
  }
  return { calls, provider }
}

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

describe('$env', () => {
  it('gives an environment variable', async () => {
    vi.stubEnv('NORNIR_TS_TEST_SECRET', 'hunter2\n')
    expect(await text({ $env: 'NORNIR_TS_TEST_SECRET' })).toBe('hunter2\n')
  })

  it('that is not set is an error that names it, the host and the key', async () => {
    const error = await failure({ $env: 'NORNIR_TS_TEST_UNSET' })
    expect(error).toMatchObject({
      code: 'SECRET_RESOLUTION',
      host: 'leaf01',
      key: 'password',
      provider: 'env',
      retryable: false,
      cause: { code: 'SECRET_VARIABLE', variable: 'NORNIR_TS_TEST_UNSET' },
      message:
        'leaf01: no secret for "password" from $env: the environment variable NORNIR_TS_TEST_UNSET is not set',
    })
  })

  it('that is empty is an error: it would be tried as a password', async () => {
    vi.stubEnv('NORNIR_TS_TEST_SECRET', '')
    expect(await failure({ $env: 'NORNIR_TS_TEST_SECRET' })).toMatchObject({
      cause: { code: 'SECRET_EMPTY' },
    })
  })
})

describe('$file', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nornir-ts-secret-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it.each([
    ['hunter2\n', 'hunter2'],
    ['hunter2\r\n', 'hunter2'],
    ['hunter2\n\n', 'hunter2\n'],
    [' hunter2 ', ' hunter2 '],
  ])('%j gives %j: one line end at the end is cut', async (content, secret) => {
    const file = join(folder, 'password')
    await writeFile(file, content)
    expect(await text({ $file: file }, new SecretResolver())).toBe(secret)
  })

  it('that cannot be read is an error that names it', async () => {
    const file = join(folder, 'none')
    expect(await failure({ $file: file })).toMatchObject({
      cause: { code: 'SECRET_FILE', file, cause: { code: 'ENOENT' } },
    })
    expect(await failure({ $file: '~/nornir-ts/none' })).toMatchObject({
      cause: { file: expect.not.stringContaining('~') },
    })
  })
})

describe('$exec', () => {
  const node = (script: string, ...more: string[]) => ({
    $exec: [process.execPath, '-e', script, ...more],
  })

  it('gives what a program prints, without the line end', async () => {
    expect(await text(node('console.log(process.argv[1])', 'hunter 2; $HOME'))).toBe(
      'hunter 2; $HOME',
    )
  })

  it('closes the input of the program, which would wait for an answer', async () => {
    expect(await text(node('process.stdin.on("end", () => console.log("end")).resume()'))).toBe(
      'end',
    )
  })

  it('that fails is an error with its exit code, never with its arguments or its output', async () => {
    const script = 'console.log("hunter2"); console.error("hunter2"); process.exit(3)'
    const error = await failure(node(script))
    expect(error).toMatchObject({ cause: { code: 'SECRET_COMMAND', exitCode: 3 } })
    expect(error.message).toContain('ended with exit code 3')
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('hunter2')
  })

  it('that cannot be run says why', async () => {
    const missing = await failure({ $exec: ['/nowhere/at-all'] })
    expect(missing.message).toContain('the command "/nowhere/at-all" was not found')
    const killed = await failure(node('process.kill(process.pid, "SIGKILL")'))
    expect(killed.message).toContain('was killed by SIGKILL')
    const flood = await failure(node('process.stdout.write("x".repeat(100_000))'))
    expect(flood.message).toContain('printed more than 65536 bytes')
    const odd = await failure({ $exec: [process.execPath, 'hunter2\0'] })
    expect(odd).toMatchObject({ cause: { code: 'SECRET_COMMAND' } })
    expect(inspect(odd, { depth: null })).not.toContain('hunter2')
  })

  it('that takes too long is ended, and a retryable error', async () => {
    const brief = new SecretResolver({ timeoutMs: 50 })
    const error = await failure(node('setInterval(() => {}, 1000)'), brief)
    expect(error).toMatchObject({
      retryable: true,
      cause: { code: 'SECRET_TIMEOUT', timeoutMs: 50 },
    })
  })
})

describe('references', () => {
  it.each<[SecretReferenceData, string]>([
    [{ $env: 5 }, 'the name of an environment variable'],
    [{ $env: '' }, 'the name of an environment variable'],
    [{ $file: ['hunter2'] }, 'the name of a file'],
    [{ $exec: 'pass show hunter2' }, 'a list of texts'],
    [{ $exec: [] }, 'a list of texts'],
    [{ $exec: ['pass', 5] }, 'a list of texts'],
  ])('%j says what is needed', async (reference, expected) => {
    const error = await failure(reference)
    expect(error).toMatchObject({ cause: { code: 'SECRET_ARGUMENT' } })
    expect(error.message).toContain(expected)
    expect(error.message).not.toContain('hunter2')
  })

  it('to an unknown provider name the nearest one', async () => {
    const error = await failure(
      { $evn: 'X' },
      new SecretResolver({ providers: [vault().provider] }),
    )
    expect(error).toMatchObject({
      cause: { code: 'SECRET_PROVIDER_UNKNOWN', suggestion: 'env' },
    })
    expect(error.message).toContain('(known: $env $file $exec $vault); did you mean "$env"?')
  })

  it('a provider of the user takes the place of ours', async () => {
    const off = { name: 'exec', provide: () => Promise.reject(new Error('not here')) }
    const error = await failure({ $exec: ['ls'] }, new SecretResolver({ providers: [off] }))
    expect(error.message).toContain('from $exec: not here')
  })

  it('a secret is given back as it is', async () => {
    const secret = new Secret('hunter2')
    expect(await resolver.resolve(secret, options)).toBe(secret)
  })
})

describe('a lease', () => {
  const reference = SecretReference.from({ $vault: 'net' })
  const same = SecretReference.from({ $vault: 'net' })
  const lease = (secret: string, leaseMs?: number): SecretLease => ({
    secret: new Secret(secret),
    leaseMs,
  })

  it('lasts as long as the resolver unless the provider says otherwise', async () => {
    vi.useFakeTimers()
    const { calls, provider } = vault()
    const by = new SecretResolver({ providers: [provider] })
    const first = by.resolve(reference, options)
    calls[0]?.answer(lease('one'))
    await first
    vi.advanceTimersByTime(1_000_000_000)
    expect((await by.resolve(same, options)).reveal()).toBe('one')
    expect(calls).toHaveLength(1)
  })

  it('ends after its time, and when it is told to forget', async () => {
    vi.useFakeTimers()
    const { calls, provider } = vault()
    const by = new SecretResolver({ providers: [provider] })
    const ask = async (secret: string): Promise<string> => {
      const resolved = by.resolve(same, options)
      calls.at(-1)?.answer(lease(secret, 1000))
      return (await resolved).reveal()
    }
    expect(await ask('one')).toBe('one')
    vi.advanceTimersByTime(999)
    expect(await ask('two')).toBe('one')
    vi.advanceTimersByTime(1)
    expect(await ask('two')).toBe('two')
    by.forget(reference)
    expect(await ask('three')).toBe('three')
    by.forget(reference, new Secret('two')) // it has been fetched since
    expect(await ask('four')).toBe('three')
    by.forget(reference, new Secret('three'))
    expect(await ask('four')).toBe('four')
    expect(calls).toHaveLength(4)
  })

  it('is asked for once by all who come while the provider is at work', async () => {
    const { calls, provider } = vault()
    const by = new SecretResolver({ providers: [provider] })
    const hosts = ['a', 'b', 'c'].map((host) => by.resolve(same, { ...options, host }))
    expect(calls.map(({ argument }) => argument)).toEqual(['net'])
    calls[0]?.answer(lease('shared'))
    expect((await Promise.all(hosts)).map((secret) => secret.reveal())).toEqual(
      Array(3).fill('shared'),
    )
  })

  it('that is refused is an error for each host, and asked for again by the next', async () => {
    const { calls, provider } = vault()
    const by = new SecretResolver({ providers: [provider] })
    const hosts = ['a', 'b'].map((host) => by.resolve(reference, { ...options, host }))
    calls[0]?.fail(new Error('sealed'))
    for (const [index, host] of ['a', 'b'].entries()) {
      await expect(hosts[index]).rejects.toMatchObject({ host, cause: { message: 'sealed' } })
    }
    const next = by.resolve(reference, options)
    calls[1]?.answer(lease('open'))
    expect((await next).reveal()).toBe('open')
  })

  it('is given up only when all who wait have left', async () => {
    const { calls, provider } = vault()
    const by = new SecretResolver({ providers: [provider] })
    const [one, two] = [new AbortController(), new AbortController()]
    const first = by.resolve(reference, { ...options, signal: one.signal })
    const second = by.resolve(reference, { ...options, signal: two.signal })
    one.abort(new Error('first left'))
    await expect(first).rejects.toThrow('first left')
    expect(calls[0]?.signal.aborted).toBe(false)
    two.abort(new Error('second left'))
    await expect(second).rejects.toThrow('second left')
    expect(calls[0]?.signal.aborted).toBe(true)
    const third = by.resolve(reference, options)
    calls[1]?.answer(lease('late'))
    expect((await third).reveal()).toBe('late')
  })

  it('is not asked for once the signal has aborted', async () => {
    const { calls, provider } = vault()
    const by = new SecretResolver({ providers: [provider] })
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(by.resolve(reference, { ...options, signal })).rejects.toThrow('enough')
    expect(calls).toEqual([])
  })
})
