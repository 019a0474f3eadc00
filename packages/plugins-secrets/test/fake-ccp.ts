import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'

/** An account of a vault. */
export interface FakeAccount {
  readonly Safe: string
  readonly Object: string
  readonly Folder?: string
  readonly UserName?: string
  readonly Address?: string
  readonly Content: string
  /** How many more requests find that its password is being changed. */
  changing?: number
}

/** CyberArk's Central Credential Provider as its documentation describes it. */
export interface FakeCcp extends AsyncDisposable {
  readonly url: string
  /** Queries as they came. */
  readonly queries: readonly string[]
  /** Answers one request instead of the fake; true when it has. */
  interfere: (request: IncomingMessage, response: ServerResponse) => boolean
}

/** How {@link startFakeCcp} starts it. */
export interface FakeCcpOptions {
  /** Applications, and whether each must show a client certificate. */
  readonly applications: Readonly<Record<string, { readonly needsCertificate: boolean }>>
  readonly accounts: readonly FakeAccount[]
}

const CRITERIA = [
  'Safe',
  'Folder',
  'Object',
  'UserName',
  'Address',
  'Database',
  'PolicyID',
] as const
const KNOWN = ['AppID', 'Reason', 'ConnectionTimeout', 'FailRequestOnPasswordChange', ...CRITERIA]
const file = (name: string): Buffer => readFileSync(new URL(`tls/${name}`, import.meta.url))

type FakeAnswer = readonly [status: number, body: object]

/** Starts it with TLS on a loopback port, as `localhost`. */
export async function startFakeCcp({ applications, accounts }: FakeCcpOptions): Promise<FakeCcp> {
  const queries: string[] = []

  const respond = (request: IncomingMessage): FakeAnswer => {
    const [path, search = ''] = (request.url ?? '').split('?')
    if (path !== '/AIMWebService/api/Accounts') return [404, {}]
    const query = new URLSearchParams(search.replaceAll('+', '%2B'))
    const wrong = wrongQuery(query)
    if (wrong !== undefined) return wrong
    const appId = String(query.get('AppID'))
    const application = applications[appId]
    if (application === undefined) {
      return refuse(403, 'APPAP008E', `ITATS982E User ${appId} is not defined.`)
    }
    if (application.needsCertificate && !(request.socket as TLSSocket).authorized) {
      return refuse(403, 'APPAP306E', 'App failed on authentication check.')
    }
    const [account, ...others] = accounts.filter((one) => isFound(one, query))
    if (account === undefined) return refuse(404, 'APPAP004E', 'Password object was not found.')
    if (others.length > 0) return refuse(400, 'APPAP227E', 'Too many objects.')
    return passwordOf(account, query.get('FailRequestOnPasswordChange') === 'true')
  }

  const server = createServer(
    {
      cert: file('server.pem'),
      key: file('server.key'),
      ca: file('ca.pem'),
      requestCert: true,
      rejectUnauthorized: false,
    },
    (request, response) => {
      queries.push(request.url?.split('?')[1] ?? '')
      if (ccp.interfere(request, response)) return
      const [status, body] = request.method === 'GET' ? respond(request) : [405, {}]
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    },
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const ccp: FakeCcp = {
    url: `https://localhost:${port}`,
    queries,
    interfere: () => false,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return ccp
}

/** "The following characters are not supported in URL values"; a space may not be there either. */
function wrongQuery(query: URLSearchParams): FakeAnswer | undefined {
  const isWrong = ([key, value]: [string, string]): boolean =>
    !KNOWN.includes(key) || /[+&%;]/.test(value)
  if (!query.has('AppID')) return refuse(400, 'AIMWS031E', 'The AppID parameter is required.')
  if ([...query].some(isWrong) || !CRITERIA.some((key) => query.has(key))) {
    return refuse(400, 'AIMWS030E', 'Invalid query format.')
  }
  return undefined
}

function isFound(account: FakeAccount, query: URLSearchParams): boolean {
  const properties: Readonly<Record<string, unknown>> = { Folder: 'Root', ...account }
  return CRITERIA.every((key) => !query.has(key) || properties[key] === query.get(key))
}

function passwordOf(account: FakeAccount, failsOnChange: boolean): FakeAnswer {
  const { changing = 0, Content, ...properties } = account
  account.changing = Math.max(0, changing - 1)
  if (changing > 0 && failsOnChange) {
    const message = `Password [${Content}] is currently being changed by the CPM.`
    return refuse(500, 'APPAP282E', message)
  }
  const PasswordChangeInProcess = changing > 0 ? 'True' : 'False'
  return [200, { Content, ...properties, PasswordChangeInProcess }]
}

function refuse(status: number, ErrorCode: string, ErrorMsg: string): FakeAnswer {
  return [status, { ErrorCode, ErrorMsg }]
}
