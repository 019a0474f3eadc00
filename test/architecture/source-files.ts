import { readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import ts from 'typescript'

/** The repository's root folder. */
export const root = resolve(import.meta.dirname, '../..')

/** One source file of a package, tests included. */
export interface SourceFile {
  /** Relative to the root, with `/`, e.g. `packages/core/src/run/run.ts`. */
  readonly path: string
  /** Package name without scope, e.g. `core`. */
  readonly package: string
  /** Folder directly under `src/`; `''` for files of `src/` itself. */
  readonly folder: string
  /** Whether it is a test or a type test. */
  readonly isTest: boolean
  /** Specifiers of all its imports: static, dynamic, type-only and re-exports. */
  readonly imports: readonly string[]
  /** Its syntax tree. */
  readonly tree: ts.SourceFile
}

/** Reads every `packages/*\/src/**\/*.ts`. */
export function readSourceFiles(): SourceFile[] {
  return ts.sys
    .readDirectory(join(root, 'packages'), ['.ts'], ['**/node_modules', '**/dist'], ['*/src/**/*'])
    .map((file) => {
      const path = relative(root, file).split(sep).join('/')
      const [, packageName = '', , ...inside] = path.split('/')
      const text = readFileSync(file, 'utf8')
      return {
        path,
        package: packageName,
        folder: inside.length > 1 ? (inside[0] ?? '') : '',
        isTest: /\.test(-d)?\.ts$/.test(path),
        imports: ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName),
        tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest),
      }
    })
}

/** The package that a specifier names: `rxjs` for `rxjs/operators`; `undefined` for files and `node:`. */
export function packageOf(specifier: string): string | undefined {
  if (/^(\.|node:)/.test(specifier)) return undefined
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

/** The `src/` folder that a relative specifier of `file` points into; `undefined` for packages. */
export function folderOf(file: SourceFile, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined
  const target = resolve(root, file.path, '..', specifier)
  const inside = relative(join(root, 'packages', file.package, 'src'), target).split(sep)
  return inside.length > 1 ? inside[0] : ''
}
