import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keysOf, pathsOf } from './product-paths.mjs'

const version = process.env['NORNIR_TS_NAUTOBOT_VERSION'] ?? '3.2.7'
const { cacheFolder, venv, root } = pathsOf(`nautobot-${version}`)

/** Nautobot, as far as setting it up goes; no worker of Celery, for nothing here needs a job. */
export const nautobot = {
  name: 'Nautobot',
  version,
  cacheFolder,
  venv,
  /** The least Python that it runs on. */
  python: [3, 10],
  packages: [`nautobot==${version}`, 'gunicorn'],
  command: join(venv, 'bin/nautobot-server'),
  wsgi: 'nautobot.core.wsgi',
  /** Of PostgreSQL: the user and the database. */
  database: 'nautobot',
  environment: () => ({
    NAUTOBOT_ROOT: root,
    NAUTOBOT_CONFIG: join(root, 'nautobot_config.py'),
    DJANGO_SETTINGS_MODULE: 'nautobot_config',
  }),
  configure,
  seedScript: 'scripts/netbox/seed-nautobot.py',
  estateScript: 'packages/plugins-netbox/test/real-nautobot/print-estate.ts',
  tests: 'packages/plugins-netbox/test/real-nautobot',
  urlVariable: 'NORNIR_TS_NAUTOBOT_URL',
}

/** Writes Nautobot's configuration for the ports of this start; the key stays what it was. */
function configure({ postgresPort, redisPort }) {
  const { secretKey } = keysOf(cacheFolder, ['secretKey'])
  const redis = (database) => `redis://127.0.0.1:${redisPort}/${database}`
  mkdirSync(root, { recursive: true })
  writeFileSync(
    join(root, 'nautobot_config.py'),
    `from nautobot.core.settings import *  # noqa: F403

ALLOWED_HOSTS = ['*']
DATABASES = {'default': {
    'ENGINE': 'django.db.backends.postgresql',
    'NAME': 'nautobot', 'USER': 'nautobot', 'PASSWORD': '',
    'HOST': '127.0.0.1', 'PORT': '${postgresPort}', 'CONN_MAX_AGE': 300,
}}
CACHES['default']['LOCATION'] = '${redis(1)}'  # noqa: F405
CELERY_BROKER_URL = '${redis(0)}'
SECRET_KEY = '${secretKey}'
INSTALLATION_METRICS_ENABLED = False
`,
  )
}
