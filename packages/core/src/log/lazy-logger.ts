import type { Logger } from 'pino'

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const

/**
 * A logger that is made when it first has something to write. Most runs have nothing to say at the
 * level that is asked for, and loading pino takes as long as loading all of core.
 *
 * @param level - The least level that is written.
 * @param make - Makes the real logger.
 */
export function lazyLogger(level: string, make: () => Logger): Logger {
  let made: Logger | undefined
  const real = (): Logger => {
    made ??= make()
    return made
  }
  const least = (levels as readonly string[]).indexOf(level)
  const silent = new Set<PropertyKey>(least === -1 ? levels : levels.slice(0, least))
  const child = (...bindings: Parameters<Logger['child']>): Logger =>
    lazyLogger(level, () => real().child(...bindings) as unknown as Logger)

  return new Proxy({} as Logger, {
    get: (_, property) => {
      if (made === undefined) {
        if (property === 'level') return level
        if (property === 'child') return child
        if (silent.has(property)) return ignore
      }
      const logger = real()
      const value: unknown = Reflect.get(logger, property, logger)
      return typeof value === 'function' ? value.bind(logger) : value
    },
    set: (_, property, value) => Reflect.set(real(), property, value),
    has: (_, property) => property in real(),
  })
}

function ignore(): void {}
