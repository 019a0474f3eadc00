import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keysOf, pathsOf } from './product-paths.mjs'

const version = process.env['NORNIR_TS_NETBOX_VERSION'] ?? '4.7.3'
const { cacheFolder, venv, root } = pathsOf(`netbox-${version}`)

/** NetBox, as far as setting it up goes. */
export const netbox = {
  name: 'NetBox',
  version,
  cacheFolder,
  venv,
  /** The least Python that it runs on. */
  python: [3, 12],
  packages: [`netbox==${version}`, 'gunicorn'],
  command: join(venv, 'bin/netbox'),
  wsgi: 'netbox.wsgi',
  /** Of PostgreSQL: the user and the database. */
  database: 'netbox',
  environment: () => ({ NETBOX_ROOT: root }),
  configure,
  seedScript: 'scripts/netbox/seed.py',
  estateScript: 'packages/plugins-netbox/test/real/print-estate.ts',
  tests: 'packages/plugins-netbox/test/real',
  urlVariable: 'NORNIR_TS_NETBOX_URL',
}

/** Writes NetBox's configuration for the ports of this start; the keys stay what they were. */
function configure({ postgresPort, redisPort }) {
  const { secretKey, pepper } = keysOf(cacheFolder, ['secretKey', 'pepper'])
  const redis = (database) => `{'HOST': '127.0.0.1', 'PORT': ${redisPort}, 'DATABASE': ${database}}`
  mkdirSync(join(root, 'conf'), { recursive: true })
  writeFileSync(join(root, 'conf/__init__.py'), '')
  writeFileSync(
    join(root, 'conf/configuration.py'),
    `ALLOWED_HOSTS = ['*']
API_TOKEN_PEPPERS = {1: '${pepper}'}
DATABASES = {'default': {
    'ENGINE': 'django.db.backends.postgresql',
    'NAME': 'netbox', 'USER': 'netbox', 'PASSWORD': '',
    'HOST': '127.0.0.1', 'PORT': '${postgresPort}', 'CONN_MAX_AGE': 300,
}}
REDIS = {'tasks': ${redis(0)}, 'caching': ${redis(1)}}
SECRET_KEY = '${secretKey}'
LOGIN_REQUIRED = True
CENSUS_REPORTING_ENABLED = False
`,
  )
}
