import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readArchitecture } from './architecture/architecture-page.ts'
import { findCycle } from './architecture/cycle.ts'
import { forbiddenExports } from './architecture/forbidden-exports.ts'
import { isBurglary } from './architecture/front-door.ts'
import { layers } from './architecture/layers.ts'
import { folderOf, packageOf, readSourceFiles, root } from './architecture/source-files.ts'

const files = readSourceFiles()
const shipped = files.filter((file) => !file.isTest)
const packages = readdirSync(join(root, 'packages')).sort()
const scope = '@nornir-ts/'
const frontDoor = /^packages\/[\w-]+\/src\/(index|testing)\.ts$/

const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'))
const unique = (names: Iterable<string>) => [...new Set(names)].sort()

/** Folder → folders that it imports, as the source of one package has it today. */
function folderArrows(packageName: string): Record<string, string[]> {
  const arrows: Record<string, string[]> = {}
  for (const file of shipped) {
    if (file.package !== packageName || file.folder === '') continue
    const targets = file.imports.map((specifier) => folderOf(file, specifier))
    const others = targets.filter((target) => target !== undefined && target !== file.folder)
    arrows[file.folder] = unique([...(arrows[file.folder] ?? []), ...(others as string[])])
  }
  return arrows
}

it('has a rule for every package', () => {
  expect(Object.keys(layers).sort()).toEqual(packages)
})

it('lets packages import only from floors below', () => {
  const floors = Object.keys(layers)
  for (const [name, { imports }] of Object.entries(layers)) {
    for (const below of imports)
      expect(floors.indexOf(below), `${name} → ${below}`).toBeLessThan(floors.indexOf(name))
  }
})

describe.each(packages)('package %s', (name) => {
  const manifest = readJson(`packages/${name}/package.json`)
  const dependencies = Object.keys(manifest.dependencies ?? {})
  const optional = Object.keys(manifest.peerDependencies ?? {})
  const ours = dependencies.filter((dependency) => dependency.startsWith(scope))

  it('imports only the packages that its floor allows', () => {
    const allowed = layers[name]?.imports.map((below) => scope + below)
    expect(allowed).toEqual(expect.arrayContaining(ours))
  })

  it('depends on exactly what it imports', () => {
    const imported = shipped.filter((file) => file.package === name).flatMap((file) => file.imports)
    expect(unique(imported.flatMap((specifier) => packageOf(specifier) ?? []))).toEqual(
      [...dependencies, ...optional].sort(),
    )
  })

  it('is built after exactly the packages that it depends on', () => {
    const { references } = readJson(`packages/${name}/tsconfig.json`)
    const built = references.map(({ path }: { path: string }) => path.replace('../', scope))
    expect(built.sort()).toEqual(ours.sort())
  })

  it('keeps the arrows between its folders as the map has them', () => {
    expect(folderArrows(name)).toEqual(layers[name]?.folders)
  })

  it('has no cycle between its folders', () => {
    expect(findCycle(folderArrows(name))).toBeUndefined()
  })
})

it('builds every package from the root', () => {
  const { references } = readJson('tsconfig.json')
  expect(
    references.map(({ path }: { path: string }) => path.replace('packages/', '')).sort(),
  ).toEqual(packages)
})

it('documents every package, ground floor first', () => {
  const { entryPoints, packagesRequiringDocumentation } = readJson('typedoc.json')
  const floors = Object.keys(layers)
  // Where a floor shows what a lower one made, the reference links down to it.
  expect(entryPoints).toEqual(floors.map((name) => `packages/${name}/src/index.ts`))
  expect(packagesRequiringDocumentation).toEqual(floors.map((name) => scope + name))
})

it('reaches other packages only through their front door', () => {
  const burglaries = files.flatMap(({ path, imports }) =>
    imports
      .filter((specifier) => isBurglary(path, specifier))
      .map((specifier) => `${path}: ${specifier}`),
  )
  expect(burglaries).toEqual([])
})

it('re-exports only at the front door, by name, and exports nothing as default', () => {
  const wrong = shipped.flatMap(({ path, tree }) =>
    forbiddenExports(tree, frontDoor.test(path)).map((found) => `${path}: ${found}`),
  )
  expect(wrong).toEqual([])
})

it('names folders after concerns, never after kinds of code', () => {
  const kinds = /\/(utils?|helpers?|types?|interfaces?|constants?|common|shared|misc|lib)\//
  expect(files.map(({ path }) => path).filter((path) => kinds.test(path))).toEqual([])
})

describe('ARCHITECTURE.md', () => {
  it('shows every package, and none that is gone', () => {
    expect(readArchitecture().packages).toEqual(packages)
  })

  it('shows every folder, and none that is gone', () => {
    const rows = packages.flatMap((name) =>
      Object.keys(folderArrows(name)).map((folder) => `${name} ${folder}`),
    )
    expect(readArchitecture().folders).toEqual(rows.sort())
  })
})
