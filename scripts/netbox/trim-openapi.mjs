// Trims the OpenAPI description of NetBox (14 MB) to what the package reads:
//   node scripts/netbox/trim-openapi.mjs openapi.json
// writes the shapes of the answers to packages/plugins-netbox/test/openapi/.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../run.mjs'

/** What the package, or the fake that it is tested with, knows of the API. */
const paths = [
  '/api/status/',
  '/api/authentication-check/',
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

/** What says nothing about the shape. */
const prose = new Set(['description', 'title', 'example', 'x-spec-enum-id', 'readOnly', 'default'])

const [file] = process.argv.slice(2)
const description = JSON.parse(readFileSync(file, 'utf8'))
const trimmed = trim(description)
const { version } = description.info
const release = version.split('.').slice(0, 2).join('.')
const target = join(root, 'packages/plugins-netbox/test/openapi', `netbox-${release}.json`)
writeFileSync(target, `${JSON.stringify(trimmed)}\n`)
console.log(`${target}: ${JSON.stringify(trimmed).length} characters, of NetBox ${version}`)

function trim({ openapi, info, paths: all, components }) {
  const kept = {}
  for (const path of paths) {
    const answer = all[path]?.get?.responses?.['200']
    if (answer === undefined) continue
    kept[path] = { get: { responses: { 200: { content: jsonOnly(answer.content) } } } }
  }
  const schemas = {}
  collect(kept, components.schemas, schemas)
  return { openapi, info: { version: info.version }, paths: kept, components: { schemas } }
}

const jsonOnly = (content) => ({
  'application/json': { schema: withoutProse(content['application/json'].schema) },
})

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
