// Packs every package as it would be published and looks at the tarballs from outside: their shape
// (publint), their types (attw), and whether plain Node and a strict TypeScript user can import them.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { packageManager } from './install-dependencies.mjs'
import { root, run } from './run.mjs'

const user = mkdtempSync(join(tmpdir(), 'nornir-ts-user-'))
const esmOnly = ['--profile', 'esm-only', '--format', 'ascii', '--no-emoji']
let failures = 0

try {
  const pnpm = ['npx', '-y', packageManager(), '--filter', './packages/*']
  check('pnpm pack', [...pnpm, 'pack', '--pack-destination', user])
  importAll(readdirSync(join(root, 'packages')).flatMap(checkPackage))
} finally {
  rmSync(user, { recursive: true, force: true })
}
process.exitCode = failures === 0 ? 0 : 1

function check(what, command, options) {
  report(what, run(command, { ...options, quiet: true }) === 0)
}

function report(what, ok) {
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${what}`)
  if (!ok) failures += 1
}

/**
 * Checks one tarball and unpacks it into the user's project, with nothing but its declared
 * dependencies. Returns the module names that a user may import from it.
 */
function checkPackage(name) {
  const { version } = readManifest(join(root, 'packages', name))
  const tarball = join(user, `nornir-ts-${name}-${version}.tgz`)
  check(`${name}: publint`, ['publint', 'run', tarball, '--strict'])
  check(`${name}: attw`, ['attw', tarball, ...esmOnly])

  const folder = join(user, 'node_modules/@nornir-ts', name)
  mkdirSync(folder, { recursive: true })
  check(`${name}: unpack`, ['tar', '-xzf', tarball, '-C', folder, '--strip-components=1'])
  checkFiles(name, readdirSync(folder, { recursive: true }))

  const manifest = readManifest(folder)
  for (const dependency of Object.keys(manifest.dependencies ?? {})) {
    if (dependency.startsWith('@nornir-ts/')) continue // unpacked beside this one
    link(
      join(root, 'packages', name, 'node_modules', dependency),
      join(folder, 'node_modules', dependency),
    )
  }
  return Object.entries(manifest.exports)
    .filter(([, target]) => typeof target === 'object') // the others are data: schemas, package.json
    .map(([path]) => manifest.name + path.slice(1))
}

/** The licence travels along; nothing is left over from a source file that was renamed or removed. */
function checkFiles(name, files) {
  report(`${name}: LICENSE`, files.includes('LICENSE'))
  const stale = files.filter((file) => {
    const source = file.replace(/^dist\b/, 'src').replace(/\.d\.ts(\.map)?$/, '.ts')
    return file.startsWith('dist/') && source.endsWith('.ts') && !files.includes(source)
  })
  report(`${name}: no output of sources that are gone ${stale.join(' ')}`, stale.length === 0)
}

function importAll(modules) {
  writeFileSync(join(user, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(user, 'plain.js'), modules.map((name) => `import '${name}'\n`).join(''))
  check('import from plain Node', ['node', 'plain.js'], { cwd: user })

  link(join(root, 'node_modules/@types/node'), join(user, 'node_modules/@types/node'))
  writeFileSync(
    join(user, 'strict.ts'),
    modules.map((name) => `export type {} from '${name}'\n`).join(''),
  )
  // --skipLibCheck false: our declarations must stand without our development dependencies.
  const strict = ['--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false']
  const nodeNext = ['--noEmit', '--module', 'nodenext', '--target', 'es2022', '--types', 'node']
  check('compile a user', ['tsc', ...nodeNext, ...strict, 'strict.ts'], { cwd: user })
}

function readManifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}

function link(target, path) {
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(target, path, 'junction')
}
