import { homedir } from 'node:os'
import { join } from 'node:path'

/** The release that the tests run against. */
export const netboxVersion = process.env['NORNIR_TS_NETBOX_VERSION'] ?? '4.7.3'

/**
 * Where everything of the real NetBox lies; never in the repository. PostgreSQL does not run as
 * root, and no one else may look into root's home: for root it is the machine's cache.
 */
export const cacheFolder = join(
  process.env['XDG_CACHE_HOME'] ??
    (process.getuid?.() === 0 ? '/var/cache' : join(homedir(), '.cache')),
  'nornir-ts',
  `netbox-${netboxVersion}`,
)

/** The Python environment that NetBox is installed into. */
export const venv = join(cacheFolder, 'venv')

/** NetBox's own folder: its configuration. */
export const netboxRoot = join(cacheFolder, 'root')

/** What runs something as another user where we are root, because PostgreSQL insists. */
export const asPostgres = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : []
