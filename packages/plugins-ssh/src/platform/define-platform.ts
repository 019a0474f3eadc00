import { nearest } from '@nornir-ts/kernel'
import { checkPlatform } from './check-platform.ts'
import { extendPlatform, type PlatformChanges } from './extend-platform.ts'
import type { Platform, PlatformDefinition } from './platform.ts'
import { PlatformDefinitionError } from './platform-definition-error.ts'
import { platforms } from './platforms.ts'

/** A platform that is like another one: see {@link PlatformChanges}. */
export interface PlatformExtension extends PlatformChanges {
  /** What it is like: a platform, or the name or alias of one that comes with the package. */
  readonly extends: Platform | string
}

/**
 * Checks a platform's data and freezes it.
 *
 * @param definition - All of its data, see {@link PlatformDefinition}; or what differs from another
 * platform, see {@link PlatformExtension}.
 * @throws {@link PlatformDefinitionError} when a pattern is not anchored, keeps state between uses, a way
 * leads to a mode that is not there, or the platform that it extends is not known.
 * @example
 * ```ts
 * import { definePlatform } from '@nornir-ts/plugins-ssh'
 *
 * export const acmeSwitch = definePlatform({
 *   extends: 'cisco_ios',
 *   name: 'acme_switch',
 *   preparation: ['no page'],
 *   save: { command: 'save', mode: 'enable', success: /^Saved\.$/ },
 *   sources: { preparation: 'ACME 4800, release 7.1', save: 'the same' },
 * })
 * ```
 */
export function definePlatform(definition: PlatformDefinition | PlatformExtension): Platform {
  if (!('extends' in definition)) return checkPlatform(definition)
  const { extends: base, ...changes } = definition
  const platform = typeof base === 'string' ? builtIn(base, definition.name) : base
  return checkPlatform(extendPlatform(platform, changes))
}

function builtIn(wanted: string, platform: string): Platform {
  const found = platforms.find(({ name, aliases }) => name === wanted || aliases?.includes(wanted))
  if (found !== undefined) return found
  const known = platforms.flatMap(({ name, aliases = [] }) => [name, ...aliases])
  const suggestion = nearest(wanted, known)
  const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`
  const problem = `it extends "${wanted}", which does not come with the package.${hint}`
  throw new PlatformDefinitionError({ platform, problem })
}
