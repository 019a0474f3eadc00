import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Where everything of one release of a server lies; never in the repository. PostgreSQL does not run
 * as root, and no one else may look into root's home: for root it is the machine's cache.
 *
 * @param release - E.g. `netbox-4.7.3`.
 * @returns The folder of all, that of the Python environment, and that of the server's configuration.
 */
export function pathsOf(release) {
  const cacheFolder = join(
    process.env['XDG_CACHE_HOME'] ??
      (process.getuid?.() === 0 ? '/var/cache' : join(homedir(), '.cache')),
    'nornir-ts',
    release,
  )
  return { cacheFolder, venv: join(cacheFolder, 'venv'), root: join(cacheFolder, 'root') }
}

/** Keys of a server, by name: made once, kept in its folder. */
export function keysOf(cacheFolder, names) {
  const file = join(cacheFolder, 'keys.json')
  if (!existsSync(file)) {
    const random = () => randomBytes(48).toString('hex')
    mkdirSync(cacheFolder, { recursive: true })
    writeFileSync(file, JSON.stringify(Object.fromEntries(names.map((name) => [name, random()]))), {
      mode: 0o600,
    })
  }
  return JSON.parse(readFileSync(file, 'utf8'))
}
