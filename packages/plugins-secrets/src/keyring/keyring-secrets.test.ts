import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { type Keyring, keyringProvider } from './keyring-provider.ts'
import { keyringSecrets } from './keyring-secrets.ts'

const { signal } = new AbortController()

/** A key ring that holds these entries, or fails. */
function keyring(
  answer: (service: string, account: string) => string | null | Promise<string>,
): Keyring {
  return {
    AsyncEntry: class {
      readonly #entry: readonly [string, string]
      constructor(service: string, account: string) {
        this.#entry = [service, account]
      }
      async getPassword(): Promise<string | null> {
        return await answer(...this.#entry)
      }
    },
  }
}

const provide = (argument: unknown, answer: Parameters<typeof keyring>[0], by = signal) =>
  keyringProvider('nornir-ts', async () => keyring(answer)).provide(argument, by)

describe('$keyring', () => {
  it('gives the entry of a service and an account', async () => {
    const echo = (service: string, account: string) => `${service}/${account}`
    expect((await provide('tacacs', echo)).secret.reveal()).toBe('nornir-ts/tacacs')
    const entry = { service: 'cli', account: 'me' }
    expect((await provide(entry, echo)).secret.reveal()).toBe('cli/me')
  })

  it.each<[string, () => string | null]>([
    ['gives nothing', () => null],
    [
      'says so',
      () => {
        throw new Error('No matching entry found in secure storage')
      },
    ],
  ])('that has no such entry and %s is an error with both names', async (_title, answer) => {
    await expect(provide('tacacs', answer)).rejects.toMatchObject({
      code: 'KEYRING_ENTRY',
      service: 'nornir-ts',
      account: 'tacacs',
    })
  })

  it('that cannot be reached is an error that says what is needed', async () => {
    const broken = () => {
      throw new Error('Platform failure: no D-Bus session\nstack')
    }
    const error: unknown = await provide('tacacs', broken).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'KEYRING_UNAVAILABLE' })
    expect((error as Error).message).toMatch(/no D-Bus session; on Linux it needs .*Secret Service/)
  })

  it('is not waited for once nobody needs it: it may ask the user to unlock it', async () => {
    const abort = new AbortController()
    const asking = provide('tacacs', () => new Promise<string>(() => undefined), abort.signal)
    abort.abort(new Error('enough'))
    await expect(asking).rejects.toThrow('enough')
  })

  it('needs a package that not everyone has', async () => {
    const without = keyringProvider('nornir-ts', () => import('@napi-rs/no-such-package' as string))
    const error: unknown = await without
      .provide('tacacs', signal)
      .catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'KEYRING_MISSING' })
    expect((error as Error).message).toMatch(/needs the package @napi-rs\/keyring.*install it/)
  })

  it.each<unknown>([
    5,
    null,
    '',
    ['hunter2'],
    {},
    { account: '' },
    { account: 'a\0b' },
    { acount: 'hunter2' },
    { account: 'a', service: 5 },
  ])('%j is refused', async (argument) => {
    const error: unknown = await provide(argument, () => 'x').catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'SECRET_ARGUMENT', provider: 'keyring' })
    expect(inspect(error)).not.toContain('hunter2')
  })
})

it('the key ring of this machine, if it has one, has no such entry', async () => {
  const asking = keyringSecrets({ service: 'nornir-ts tests' }).provide('no such account', signal)
  const error: unknown = await asking.catch((caught: unknown) => caught)
  expect(['KEYRING_ENTRY', 'KEYRING_UNAVAILABLE']).toContain((error as { code?: string }).code)
})
