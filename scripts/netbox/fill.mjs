import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../run.mjs'

/**
 * Brings the database to the release's state and fills it with the estate of the tests, unless both
 * were done before with the same script and the same estate.
 */
export function fill(product, { manage, database }) {
  const { name, cacheFolder, venv, environment } = product
  const seedScript = join(root, product.seedScript)
  const marker = join(cacheFolder, 'seeded')
  const estate = printEstate(join(root, product.estateScript))
  const wanted = createHash('sha256').update(estate).update(readFileSync(seedScript)).digest('hex')
  const found = existsSync(marker) ? readFileSync(marker, 'utf8') : undefined
  if (found === wanted) return
  rmSync(marker, { force: true })
  if (!database.recreate()) {
    console.log(`Creating the tables of ${name}, which takes some minutes.`)
    manage(['migrate', '--no-input'])
    database.keep()
  }
  console.log(`Filling ${name}.`)
  const { status, stdout, stderr } = spawnSync(join(venv, 'bin/python'), [seedScript], {
    env: { ...process.env, ...environment() },
    input: estate,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  })
  if (status !== 0) throw new Error(`${seedScript} failed:\n${stdout}\n${stderr}`)
  writeFileSync(marker, wanted)
}

/** The estate and the tokens, as the tests have them. */
function printEstate(estateScript) {
  const tsx = ['--conditions=nornir-ts:source', '--import', 'tsx', estateScript]
  const { status, stdout, stderr } = spawnSync(process.execPath, tsx, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 256 * 2 ** 20,
  })
  if (status !== 0) throw new Error(`${estateScript} failed:\n${stderr}`)
  return stdout
}
