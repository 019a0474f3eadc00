import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './source-files.ts'

/** What the tables of ARCHITECTURE.md name, each list sorted. */
export interface ArchitecturePage {
  /** Packages, from links to `packages/<name>` in the table below “Packages”. */
  readonly packages: readonly string[]
  /** `<package> <folder>`, from the first two columns of the table below “Folders”. */
  readonly folders: readonly string[]
}

/** Reads ARCHITECTURE.md. */
export function readArchitecture(): ArchitecturePage {
  const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
  const links = section(page, 'Packages').matchAll(/\]\(packages\/([\w-]+)\)/g)
  const rows = section(page, 'Folders').matchAll(/^\| *([a-z][\w-]*) *\| *([a-z][\w-]*) *\|/gm)
  return {
    packages: [...links].map(([, name = '']) => name).sort(),
    folders: [...rows]
      .map(([, name, folder]) => `${name} ${folder}`)
      .filter((row) => row !== 'package folder')
      .sort(),
  }
}

function section(page: string, heading: string): string {
  return page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? ''
}
