import type { ConnectionPlugin, PluginOrigin } from '../connection/connection-plugin.ts'
import { CrossingError } from '../crossing/crossing-error.ts'
import { encode } from '../crossing/encode.ts'
import type { ErrorClasses } from '../crossing/error-classes.ts'
import { PluginNotPortableError } from './not-portable-error.ts'

/**
 * Where threads get configured connection plugins from.
 *
 * @param plugins - The plugins that were given to `initNornir`.
 * @param classes - What can cross.
 * @param hasSetup - Whether a set-up module has the plugins of which nothing else says where they are.
 * @throws {@link PluginNotPortableError} for a plugin that they cannot have.
 */
export function pluginOrigins(
  plugins: readonly ConnectionPlugin<object>[],
  classes: ErrorClasses,
  hasSetup: boolean,
): readonly PluginOrigin[] {
  if (hasSetup) return []
  return plugins.map(({ name: plugin, origin }) => {
    if (origin === undefined) {
      const reason = 'nothing says where a thread gets it from'
      throw new PluginNotPortableError({ plugin, reason })
    }
    try {
      encode(origin.options, 'options', classes)
    } catch (cause) {
      if (!(cause instanceof CrossingError)) throw cause
      const reason = `its option ${cause.path.replace(/^options\./, '')} is ${cause.found}`
      throw new PluginNotPortableError({ plugin, reason }, { cause })
    }
    return origin
  })
}
