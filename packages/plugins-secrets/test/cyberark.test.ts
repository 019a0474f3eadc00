import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import { NornirError, Secret } from '@nornir-ts/kernel'
import { type CyberArkOptions, cyberArkSecrets } from '@nornir-ts/plugins-secrets'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type FakeAccount, type FakeCcp, startFakeCcp } from './fake-ccp.ts'

const { signal } = new AbortController()
const file = (name: string): string => fileURLToPath(new URL(`tls/${name}`, import.meta.url))
const caFile = file('ca.pem')
const client = { caFile, certFile: file('client.pem'), keyFile: file('client.key') }

const tacacs: FakeAccount = {
  Safe: 'Network',
  Object: 'Cisco-tacacs-netops',
  UserName: 'netops',
  Address: 'ams.example.net',
  Content: 'hunter2',
}
const accounts: readonly FakeAccount[] = [
  tacacs,
  {
    Safe: 'Network',
    Folder: 'Root\\old',
    Object: 'tacacs old',
    UserName: 'netops',
    Content: 'hunter2',
  },
  { Safe: 'Other', Object: 'tacacs', UserName: 'netops', Content: 'hunter2' },
]

let ccp: FakeCcp
beforeAll(async () => {
  const applications = { Open: { needsCertificate: false }, Net: { needsCertificate: true } }
  ccp = await startFakeCcp({ applications, accounts })
})
afterAll(() => ccp[Symbol.asyncDispose]())
afterEach(() => {
  ccp.interfere = () => false
  tacacs.changing = 0
})

const provider = (options: Partial<CyberArkOptions> = {}) =>
  cyberArkSecrets({
    url: ccp.url,
    appId: 'Net',
    tls: client,
    retryDelayMs: 1,
    changeDelayMs: 1,
    ...options,
  })
const read = async (argument: unknown, options: Partial<CyberArkOptions> = {}) => {
  const { secret, leaseMs } = await provider(options).provide(argument, signal)
  return [secret.reveal(), leaseMs]
}
const failure = async (argument: unknown, options: Partial<CyberArkOptions> = {}) => {
  const error: unknown = await (async () => read(argument, options))().catch((caught) => caught)
  if (!NornirError.is(error)) throw new Error(`no error of ours: ${inspect(error)}`)
  expect(inspect(error, { depth: null, showHidden: true })).not.toContain('hunter2')
  return error
}

describe('passwords from CyberArk', () => {
  it('are found by safe and object, in any case of the letters', async () => {
    expect(await read({ Safe: 'Network', Object: 'Cisco-tacacs-netops' })).toEqual([
      'hunter2',
      300_000,
    ])
    expect(
      await read({ safe: 'Network', object: 'tacacs old', folder: 'Root\\old' }, { leaseMs: 0 }),
    ).toEqual(['hunter2', 0])
    expect(ccp.queries.at(-1)).toBe(
      'AppID=Net&Safe=Network&Object=tacacs%20old&Folder=Root%5Cold&FailRequestOnPasswordChange=true',
    )
  })

  it('are found by user and address, and by the name of an object alone', async () => {
    expect(await read({ UserName: 'netops', Address: 'ams.example.net' })).toEqual([
      'hunter2',
      300_000,
    ])
    expect(await read('Cisco-tacacs-netops', { safe: 'Network' })).toEqual(['hunter2', 300_000])
  })

  it('that several accounts answer are refused, and so is what nothing answers', async () => {
    expect(await failure({ UserName: 'netops' })).toMatchObject({
      code: 'CYBERARK_REFUSAL',
      status: 400,
      errorCode: 'APPAP227E',
    })
    const none = await failure('none', { safe: 'Network' })
    expect(none).toMatchObject({ status: 404, errorCode: 'APPAP004E', retryable: false })
    expect(none.message).toContain('see Safe, Object, and the members of the safe')
  })

  it('are given only to an application that is known and shows its certificate', async () => {
    expect(await failure('x', { appId: 'Nobody' })).toMatchObject({
      status: 403,
      errorCode: 'APPAP008E',
    })
    expect(await failure('x', { tls: { caFile } })).toMatchObject({
      status: 403,
      errorCode: 'APPAP306E',
    })
    const locked = { ...client, keyFile: file('client-locked.key') }
    expect(
      await read('Cisco-tacacs-netops', { tls: { ...locked, passphrase: new Secret('unlocks') } }),
    ).toContain('hunter2')
    expect(await failure('x', { tls: { ...locked, passphrase: 'hunter2' } })).toMatchObject({
      code: 'SECRETS_OPTION',
      option: 'tls',
    })
  })

  it('that are being changed are waited for', async () => {
    tacacs.changing = 3
    expect(await read('Cisco-tacacs-netops')).toEqual(['hunter2', 300_000])
    tacacs.changing = 9
    const before = ccp.queries.length
    expect(await failure('Cisco-tacacs-netops')).toMatchObject({
      errorCode: 'APPAP282E',
      retryable: true,
    })
    expect(ccp.queries.length - before).toBe(4)
  })

  it('of a server that tells of a change only in its answer are not kept', async () => {
    ccp.interfere = (_, response) => {
      response.end('{"Content":"hunter2","PasswordChangeInProcess":true}')
      return true
    }
    expect(await read('x')).toEqual(['hunter2', 0])
  })

  it.each<[string, readonly [number, string], object]>([
    ['no JSON', [200, 'hunter2'], { code: 'SECRET_SERVER_ANSWER', status: 200 }],
    [
      'no password',
      [200, '{"UserName":"hunter2"}'],
      { code: 'SECRET_SERVER_ANSWER', retryable: false },
    ],
    ['a password that is none', [200, '{"Content":["hunter2"]}'], { code: 'SECRET_SERVER_ANSWER' }],
    [
      'a page of the web server',
      [403, '<h1>hunter2</h1>'],
      { code: 'CYBERARK_REFUSAL', errorCode: undefined },
    ],
    [
      'a code that is none',
      [400, '{"ErrorCode":"hunter2"}'],
      { code: 'SECRET_SERVER_ANSWER', status: 400 },
    ],
    ['a broken server', [500, 'hunter2'], { code: 'SECRET_SERVER_ANSWER', retryable: true }],
    [
      'an unknown code',
      [400, '{"ErrorCode":"APPAP999E","ErrorMsg":"hunter2"}'],
      { errorCode: 'APPAP999E', retryable: false },
    ],
  ])('that come as %s are an error', async (_title, [status, body], error) => {
    ccp.interfere = (_request, response) => {
      response.writeHead(status).end(body)
      return true
    }
    expect(await failure('x')).toMatchObject(error)
  })

  it('are had although the server was broken for a moment', async () => {
    let broken = 2
    ccp.interfere = (_, response) => {
      if (broken === 0) return false
      broken--
      response.writeHead(502).end()
      return true
    }
    expect(await read('Cisco-tacacs-netops')).toEqual(['hunter2', 300_000])
  })

  it('are not sent for where the server is not whom we trust', async () => {
    const error = await failure('x', { tls: {} })
    expect(error).toMatchObject({ code: 'SECRET_SERVER_CERTIFICATE', retryable: false })
    expect(error.message).toContain('tls.caFile or NODE_EXTRA_CA_CERTS')
    const url = ccp.url.replace('localhost', '127.0.0.1')
    expect(await failure('x', { url })).toMatchObject({
      code: 'SECRET_SERVER_CERTIFICATE',
      reason: expect.stringContaining('ERR_TLS_CERT_ALTNAME_INVALID'),
    })
  })

  it.each<[string, unknown]>([
    ['another type', 5],
    ['nothing', null],
    ['a list', ['hunter2']],
    ['an empty text', ''],
    ['only a safe', { Safe: 'Network' }],
    ['another safe by the back door', { Safe: 'Network', Object: 'x;Safe=Other' }],
    ['a character that CyberArk does not take', 'R&D'],
    ['a misspelt key', { Safe: 'Network', Obejct: 'hunter2' }],
    ['a value that is no text', { Safe: 'Network', Object: 5 }],
  ])('by %s are refused before anything is asked', async (_title, argument) => {
    const before = ccp.queries.length
    expect(await failure(argument)).toMatchObject({ code: 'SECRET_ARGUMENT', provider: 'cyberark' })
    expect(ccp.queries.length).toBe(before)
  })
})

it.each<[string, object]>([
  ['url', { url: 'hunter2' }],
  ['url', { url: 'https://me:hunter2@ccp.example' }],
  ['url', { url: 'http://ccp.example' }],
  ['appId', { appId: '' }],
  ['appId', { appId: 'a;Safe=b' }],
  ['tls', { tls: { certFile: 'x' } }],
  ['tls', { tls: { cert: 'hunter2' } }],
  ['leaseMs', { leaseMs: Number.NaN }],
  ['attempts', { attempts: 0 }],
  ['options', { appID: 'x' }],
])('an option %s that makes no sense is refused at once', (option, given) => {
  const make = () => cyberArkSecrets({ url: 'https://ccp.example', appId: 'Net', ...given })
  expect(make).toThrow(
    expect.objectContaining({
      code: 'SECRETS_OPTION',
      option,
      message: expect.not.stringContaining('hunter2'),
    }),
  )
})
