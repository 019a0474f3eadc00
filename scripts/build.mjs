// Builds what is published: declarations by tsc, one file each; JavaScript by esbuild, one file per
// entry point, because Node takes a third of a millisecond for every module that it loads.

import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root, run } from './run.mjs'

const threadEntry = 'src/thread/thread.ts'

if (run(['tsc', '-b']) !== 0) process.exit(1)

for (const name of readdirSync(join(root, 'packages'))) {
  const folder = join(root, 'packages', name)
  const outdir = join(folder, 'dist')
  for (const file of readdirSync(outdir)) if (/\.js(\.map)?$/.test(file)) rmSync(join(outdir, file))
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  await build({
    entryPoints: [
      ...Object.values(exports).flatMap((entry) => entry['nornir-ts:source'] ?? []),
      // What a thread begins with; nobody imports it.
      ...(existsSync(join(folder, threadEntry)) ? [threadEntry] : []),
    ].map((entry) => join(folder, entry)),
    outdir,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // Entry points share their classes, so that `instanceof` holds between them.
    splitting: true,
    chunkNames: 'shared-[hash]',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
  })
}
