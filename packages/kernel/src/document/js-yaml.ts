import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
let loaded: typeof import('js-yaml') | undefined

/** js-yaml, loaded on first use: programs that read no YAML should not pay for its import. */
export function jsYaml(): typeof import('js-yaml') {
  loaded ??= require('js-yaml') as typeof import('js-yaml')
  return loaded
}
