import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { aptInstall } from '../apt-install.mjs'
import { run } from '../run.mjs'
import { cacheFolder, netboxVersion, venv } from './cache-folder.mjs'

const packages = [
  { debian: 'postgresql', isThere: () => postgresBin() !== undefined },
  { debian: 'redis-server', isThere: () => existsSync('/usr/bin/redis-server') },
  { debian: 'libpq-dev', isThere: () => existsSync('/usr/bin/pg_config') },
]

/** Installs what is missing: the servers through apt, NetBox through pip. True when all is there. */
export function install() {
  return installServers() && installNetBox()
}

/** The folder with PostgreSQL's own programs, newest version first. */
export function postgresBin() {
  const base = '/usr/lib/postgresql'
  if (!existsSync(base)) return undefined
  return readdirSync(base)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(base, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')))
}

function installServers() {
  const wanted = packages.filter(({ isThere }) => !isThere()).map(({ debian }) => debian)
  if (wanted.length === 0) return true
  console.log(`Installing ${wanted.join(' ')} for NetBox.`)
  return aptInstall(wanted) === 0
}

function installNetBox() {
  const netbox = join(venv, 'bin/netbox')
  if (existsSync(netbox)) return true
  const python = findPython()
  if (python === undefined) {
    console.error('NetBox needs Python 3.12 or newer, and this machine has none.')
    return false
  }
  console.log(`Installing NetBox ${netboxVersion} with ${python} into ${cacheFolder}.`)
  mkdirSync(cacheFolder, { recursive: true })
  const pip = [join(venv, 'bin/python'), '-m', 'pip', 'install', '--quiet']
  return (
    run([python, '-m', 'venv', venv]) === 0 &&
    run([...pip, '--upgrade', 'pip']) === 0 &&
    run([...pip, `netbox==${netboxVersion}`, 'gunicorn']) === 0
  )
}

/** The newest Python that NetBox runs on: named so, of pyenv, or plain. */
function findPython() {
  const pyenv = join(process.env['PYENV_ROOT'] ?? join(homedir(), '.pyenv'), 'versions')
  const own = existsSync(pyenv)
    ? readdirSync(pyenv).map((version) => join(pyenv, version, 'bin/python3'))
    : []
  const named = ['python3.14', 'python3.13', 'python3.12', 'python3']
  return [...named, ...own].find((python) => {
    try {
      const check = 'import ensurepip, venv, sys; assert sys.version_info >= (3, 12)'
      execFileSync(python, ['-c', check], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  })
}
