// Trims the OpenAPI description of NetBox (14 MB, /api/schema/?format=json) or Nautobot (18 MB,
// /api/swagger.json) to what the package reads:
//   node scripts/netbox/trim-openapi.mjs openapi.json
// writes the shapes of the answers to packages/plugins-netbox/test/openapi/, and the names of the
// filters of NetBox, which ignores others, to packages/plugins-netbox/src/filter/.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../run.mjs'

/** What the package, or the fake that it is tested with, knows of the API. */
const pathsOfNetbox = [
  '/api/status/',
  '/api/authentication-check/',
  '/api/core/object-changes/',
  '/api/dcim/devices/',
  '/api/dcim/devices/{id}/',
  '/api/dcim/device-roles/',
  '/api/dcim/locations/',
  '/api/dcim/manufacturers/',
  '/api/dcim/platforms/',
  '/api/dcim/regions/',
  '/api/dcim/site-groups/',
  '/api/dcim/sites/',
  '/api/extras/custom-fields/',
  '/api/extras/tags/',
  '/api/tenancy/tenants/',
  '/api/virtualization/virtual-machines/',
]

const pathsOfNautobot = [
  '/api/dcim/devices/',
  '/api/dcim/locations/',
  '/api/dcim/manufacturers/',
  '/api/dcim/platforms/',
  '/api/extras/custom-fields/',
  '/api/extras/tags/',
  '/api/tenancy/tenants/',
  '/api/virtualization/virtual-machines/',
]

/** Those whose filters matter. */
const machines = ['/api/dcim/devices/', '/api/virtualization/virtual-machines/']

/** What says nothing about the shape. */
const prose = new Set(['description', 'title', 'example', 'x-spec-enum-id', 'readOnly', 'default'])

/** Parameters of lists that are no filters. */
const others = new Set(['brief', 'fields', 'limit', 'offset', 'omit', 'ordering', 'start'])

const [file] = process.argv.slice(2)
const description = JSON.parse(readFileSync(file, 'utf8'))
const { version } = description.info
const release = version.split('.').slice(0, 2).join('.')
// That of Nautobot names its paths from /api on.
const isNautobot = '/dcim/devices/' in description.paths
if (isNautobot) {
  const named = Object.entries(description.paths).map(([path, methods]) => [`/api${path}`, methods])
  description.paths = Object.fromEntries(named)
}
const product = isNautobot ? 'nautobot' : 'netbox'
const text = JSON.stringify(trim(description, isNautobot ? pathsOfNautobot : pathsOfNetbox))
write(`test/openapi/${product}-${release}.json`, `${text}\n`)
if (!isNautobot) write('src/filter/filter-names.ts', filterNames(description))

function write(name, text) {
  const target = join(root, 'packages/plugins-netbox', name)
  writeFileSync(target, text)
  console.log(`${target}: ${text.length} characters, of ${product} ${version}`)
}

/** The names of all filters, those with the same lookups together. */
function filterNames({ paths: all }) {
  const kinds = { device: all[machines[0]], virtual_machine: all[machines[1]] }
  const lists = Object.entries(kinds).map(([kind, { get }]) => {
    const lookups = new Map()
    for (const { name } of get.parameters) {
      const [base, lookup = ''] = name.split('__')
      if (!others.has(base)) lookups.set(base, [...(lookups.get(base) ?? []), lookup])
    }
    const groups = group(lookups)
    const rows = [...groups].map(([own, names]) => {
      return `['${own}', '${names.map(([name]) => name).join(' ')}'],`
    })
    return `${kind}: expand([\n${rows.join('\n')}\n]),`
  })
  return `// Written by scripts/netbox/trim-openapi.mjs from the OpenAPI description of NetBox ${version}.

/** The filters that a release has for a kind of host, with all lookups (\`name__ic\`), without \`cf_…\`. */
export type FilterNames = Readonly<Record<'device' | 'virtual_machine', readonly string[]>>

/** By release. A name that is not here is ignored by the server, which then gives all hosts. */
export const filterNames: Readonly<Record<'${release}', FilterNames>> = {
'${release}': {
${lists.join('\n')}
},
}

function expand(groups: readonly (readonly [lookups: string, names: string])[]): string[] {
  return groups.flatMap(([lookups, names]) =>
    names.split(' ').flatMap((name) => [
      name,
      ...lookups.split(' ').flatMap((lookup) => (lookup === '' ? [] : [\`\${name}__\${lookup}\`])),
    ]),
  )
}
`
}

function group(lookups) {
  const groups = new Map()
  for (const entry of lookups) {
    const key = entry[1].sort().join(' ').trim()
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  return groups
}

function trim({ openapi, info, paths: all, components }, paths) {
  const kept = {}
  for (const path of paths) {
    const { parameters = [], responses } = all[path].get
    const names = parameters.filter((parameter) => parameter.in === 'query')
    kept[path] = {
      get: {
        ...(machines.includes(path) && { parameters: names.map(parameterOf) }),
        responses: { 200: { content: jsonOnly(responses['200'].content) } },
      },
    }
  }
  const schemas = {}
  collect(kept, components.schemas, schemas)
  return { openapi, info: { version: info.version }, paths: kept, components: { schemas } }
}

/** Which filters are true or false matters for Nautobot. */
function parameterOf({ name, schema }) {
  return isNautobot ? { name, type: schema.type } : { name }
}

function jsonOnly(content) {
  return { 'application/json': { schema: withoutProse(content['application/json'].schema) } }
}

/** Follows references from what is kept, until nothing new is found. */
function collect(node, all, found) {
  if (typeof node !== 'object' || node === null) return
  for (const [key, value] of Object.entries(node)) {
    if (key !== '$ref') {
      collect(value, all, found)
      continue
    }
    const name = value.replace('#/components/schemas/', '')
    if (name in found) continue
    found[name] = withoutProse(all[name])
    collect(found[name], all, found)
  }
}

/** Names of properties are kept whatever they are: `description` is one too. */
function withoutProse(node, isProperties = false) {
  if (Array.isArray(node)) return node.map((item) => withoutProse(item))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => isProperties || !prose.has(key))
      .map(([key, value]) => [key, withoutProse(value, !isProperties && key === 'properties')]),
  )
}
