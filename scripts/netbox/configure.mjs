import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, netboxRoot } from './cache-folder.mjs'

/** Writes NetBox's configuration for the ports of this start; the keys stay what they were. */
export function configure({ postgresPort, redisPort }) {
  const { secretKey, pepper } = keys()
  const redis = (database) => `{'HOST': '127.0.0.1', 'PORT': ${redisPort}, 'DATABASE': ${database}}`
  mkdirSync(join(netboxRoot, 'conf'), { recursive: true })
  writeFileSync(join(netboxRoot, 'conf/__init__.py'), '')
  writeFileSync(
    join(netboxRoot, 'conf/configuration.py'),
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

function keys() {
  const file = join(cacheFolder, 'keys.json')
  if (!existsSync(file)) {
    const random = () => randomBytes(48).toString('hex')
    writeFileSync(file, JSON.stringify({ secretKey: random(), pepper: random() }), { mode: 0o600 })
  }
  return JSON.parse(readFileSync(file, 'utf8'))
}
