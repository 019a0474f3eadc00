import type { IncomingMessage } from 'node:http'
import type { Look } from '../answer/look.ts'
import type { PageParameters, Paging } from '../query/paginate.ts'
import { Query } from '../query/query.ts'
import type { Answer } from './deliver.ts'
import type { Endpoints, Served } from './endpoints.ts'
import { Refusal, refuse } from './refusal.ts'
import { authenticate, type Token } from './tokens.ts'

/** All that answers are made of. */
export interface Service {
  readonly look: Look
  readonly endpoints: Endpoints
  readonly paging: Paging
  readonly tokens: readonly Token[]
  readonly loginRequired: boolean
  readonly version: string
}

const notProvided = 'Authentication credentials were not provided.'

/** Answers one request as the real server would. */
export function respond(request: IncomingMessage, url: URL, service: Service): Answer {
  try {
    return route(request, url, service)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return json(service, JSON.stringify(error.body), error.status)
  }
}

function route(request: IncomingMessage, url: URL, service: Service): Answer {
  const { look, endpoints } = service
  const path = url.pathname
  const [, list = '', id = ''] = /^(\/api\/[^/]+\/[^/]+\/)(?:([^/]+)\/)?$/.exec(path) ?? []
  const served = endpoints.at(list)
  const hasCheck = look.profile.hasTokensV2 && path === authenticationCheck
  if (served === undefined && path !== statusPath && !hasCheck) return missing(url, service)

  const token = admit(request, service, { mayBeAnonymous: !hasCheck })
  if (path === statusPath) return json(service, JSON.stringify(status(service)))
  if (served === undefined) return json(service, JSON.stringify(user(token, look)))
  if (token?.hasNoPermissions === true) {
    throw refuse(403, 'You do not have permission to perform this action.')
  }
  if (id === '') return listing(served, url, service)
  const item = served.find(id)
  if (item === undefined) throw refuse(404, notFound(list, id))
  return json(service, served.renderer.text(item, new Query(url.searchParams)))
}

/** Lets in who may read at all. */
function admit(
  request: IncomingMessage,
  { tokens, look, loginRequired }: Service,
  { mayBeAnonymous }: { readonly mayBeAnonymous: boolean },
): Token | undefined {
  const token = authenticate(request, tokens, look.profile)
  if (token === undefined && (loginRequired || !mayBeAnonymous)) throw refuse(403, notProvided)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    throw refuse(405, `Method "${request.method}" not allowed.`)
  }
  return token
}

function listing({ renderer }: Served, url: URL, service: Service): Answer {
  const { page, results } = renderer.page(new Query(url.searchParams), service.paging)
  const link = (parameters: PageParameters | null): string | null =>
    parameters === null ? null : neighbour(url, parameters, service.look.origin)
  const frame = { count: page.count, next: link(page.next), previous: link(page.previous) }
  return json(service, `${JSON.stringify(frame).slice(0, -1)},"results":[${results}]}`)
}

const authenticationCheck = '/api/authentication-check/'
const statusPath = '/api/status/'

function json({ look }: Service, body: string, code = 200): Answer {
  return {
    status: code,
    headers: {
      'Content-Type': 'application/json',
      'API-Version': look.profile.apiVersion,
      Vary: 'HX-Request, Accept-Language, Cookie, origin',
      Allow: 'GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS',
    },
    body,
  }
}

/** The slash at the end is added by a redirect; what does not exist is a page of HTML. */
function missing(url: URL, { endpoints }: Service): Answer {
  const withSlash = `${url.pathname}/`
  if (endpoints.at(withSlash) !== undefined || withSlash === statusPath) {
    return { status: 301, headers: { Location: `${withSlash}${url.search}` }, body: '' }
  }
  return {
    status: 404,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: '<!DOCTYPE html>\n<html><head><title>Page Not Found</title></head><body></body></html>\n',
  }
}

function notFound(list: string, id: string): string {
  if (!/^\d+$/.test(id)) return 'Not found.'
  const model = list.includes('virtual-machines') ? 'VirtualMachine' : 'Device'
  return `No ${model} matches the given query.`
}

function neighbour(url: URL, parameters: PageParameters, origin: string): string {
  const query = new URLSearchParams(url.searchParams)
  for (const [name, value] of Object.entries(parameters)) {
    if (value === null) query.delete(name)
    else if (value !== undefined) query.set(name, `${value}`)
  }
  query.sort() // as the real server does
  return `${origin}${url.pathname}?${query}`
}

function status({ version, look }: Service): Record<string, unknown> {
  const common = { 'django-version': '6.0.3', plugins: {}, 'python-version': '3.13.0' }
  if (look.profile.name === 'nautobot') {
    const apps = { 'installed-apps': {}, 'nautobot-apps': {} }
    return { ...common, ...apps, 'nautobot-version': version, 'celery-workers-running': 0 }
  }
  return {
    ...common,
    hostname: 'fake-netbox',
    installed_apps: { django_filters: '25.2' },
    'netbox-version': version,
    'netbox-full-version': version,
    'rq-workers-running': 0,
  }
}

function user(token: Token | undefined, look: Look): Record<string, unknown> {
  const name = token?.user ?? 'admin'
  return {
    id: 1,
    url: `${look.origin}/api/users/users/1/`,
    display_url: `${look.origin}/users/users/1/`,
    display: name,
    username: name,
    first_name: '',
    last_name: '',
    email: '',
    is_active: true,
    date_joined: '2026-01-01T00:00:00.000000Z',
    last_login: null,
    groups: [],
    permissions: [],
  }
}
