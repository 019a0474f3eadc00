import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { toError } from '@nornir-ts/kernel'
import { ThreadModuleError } from './module-error.ts'
import { NestedRunError } from './nested-run-error.ts'

/** What a module exports. */
export type Namespace = Readonly<Record<string, unknown>>

/** Whether TypeScript can be loaded on this thread: this file is some, Node strips types, or tsx is registered. */
let loadsTypeScript =
  import.meta.url.endsWith('.ts') ||
  Boolean((process.features as { readonly typescript?: unknown }).typescript)

/**
 * Imports a module on a thread. TypeScript is loaded by tsx where Node does not strip types: what `--import
 * tsx` has registered on the main thread does not hold here.
 *
 * @param module - Its URL.
 * @param purpose - What it is for, for errors.
 * @throws {@link ThreadModuleError} when it is not there, is no module, or throws.
 */
export async function importModule(module: string, purpose: string): Promise<Namespace> {
  if (/\.[mc]?tsx?($|[?#])/.test(module) && !loadsTypeScript) await registerTsx(module, purpose)
  try {
    return (await import(module)) as Namespace
  } catch (thrown) {
    const cause = toError(thrown)
    throw new ThreadModuleError({ module, purpose, problem: problemOf(cause) }, { cause })
  }
}

/** tsx is a tool of whoever wrote the module: it is looked for there, and where the process was started. */
async function registerTsx(module: string, purpose: string): Promise<void> {
  const places = [module, pathToFileURL(`${process.cwd()}/`).href, import.meta.url]
  for (const place of places) {
    try {
      // Nothing else resolves from a place; what `require` finds is the one for CommonJS, beside ours.
      const tsx = createRequire(place)
        .resolve('tsx/esm/api')
        .replace(/\.cjs$/, '.mjs')
      const { register } = (await import(pathToFileURL(tsx).href)) as { register: () => unknown }
      register()
      loadsTypeScript = true
      return
    } catch {
      // Not there; the next place may have it.
    }
  }
  const problem = `it is TypeScript, which Node ${process.versions.node} does not load by itself: install tsx, or build it`
  throw new ThreadModuleError({ module, purpose, problem })
}

function problemOf(error: Error): string {
  if (error instanceof NestedRunError) return error.message
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ERR_MODULE_NOT_FOUND')
    return `it, or something that it imports, is missing: ${error.message}`
  return `loading it failed: ${error.name}: ${error.message}`
}
