import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { aptInstall } from '../apt-install.mjs'
import { run } from '../run.mjs'

const debianPackages = [
  { debian: 'postgresql', isThere: () => postgresBin() !== undefined },
  { debian: 'redis-server', isThere: () => existsSync('/usr/bin/redis-server') },
  { debian: 'libpq-dev', isThere: () => existsSync('/usr/bin/pg_config') },
]

/** Installs what is missing: PostgreSQL and Redis through apt, the product through pip. True when all is there. */
export function install(product) {
  return installServers(product) && installProduct(product)
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

function installServers({ name }) {
  const wanted = debianPackages.filter(({ isThere }) => !isThere()).map(({ debian }) => debian)
  if (wanted.length === 0) return true
  console.log(`Installing ${wanted.join(' ')} for ${name}.`)
  return aptInstall(wanted) === 0
}

function installProduct({ name, version, cacheFolder, venv, command, python: least, packages }) {
  if (existsSync(command)) return true
  const python = findPython(least)
  if (python === undefined) {
    console.error(`${name} needs Python ${least.join('.')} or newer, and this machine has none.`)
    return false
  }
  console.log(`Installing ${name} ${version} with ${python} into ${cacheFolder}.`)
  mkdirSync(cacheFolder, { recursive: true })
  const pip = [join(venv, 'bin/python'), '-m', 'pip', 'install', '--quiet']
  return (
    run([python, '-m', 'venv', venv]) === 0 &&
    run([...pip, '--upgrade', 'pip']) === 0 &&
    run([...pip, ...packages]) === 0
  )
}

/** The newest Python that is new enough: named so, of pyenv, or plain. */
function findPython([major, minor]) {
  const pyenv = join(process.env['PYENV_ROOT'] ?? join(homedir(), '.pyenv'), 'versions')
  const own = existsSync(pyenv)
    ? readdirSync(pyenv).map((version) => join(pyenv, version, 'bin/python3'))
    : []
  const named = ['python3.14', 'python3.13', 'python3.12', 'python3']
  return [...named, ...own].find((python) => {
    try {
      const check = `import ensurepip, venv, sys; assert sys.version_info >= (${major}, ${minor})`
      execFileSync(python, ['-c', check], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  })
}
