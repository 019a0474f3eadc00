// `npm run demo`: installs what the demo needs, then becomes the demo as far as Node can.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { installDependencies, requireNode } from './install-dependencies.mjs'
import { root } from './run.mjs'

requireNode()
const installed = installDependencies({ tools: false })
if (installed !== 0) process.exit(installed)

const fromExamples = createRequire(join(root, 'examples/package.json'))
const demo = spawn(
  process.execPath,
  [
    '--conditions=nornir-ts:source',
    `--import=${pathToFileURL(fromExamples.resolve('tsx'))}`,
    join(root, 'examples/configure-sites/main.ts'),
    ...process.argv.slice(2),
  ],
  // A process group of its own: on Ctrl-C the terminal signals every process of ours and npm
  // signals its child once more. The demo must see one, because a second means "cut now".
  { stdio: 'inherit', detached: process.platform !== 'win32' },
)

const sameKeyPressMs = 100
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGWINCH']) {
  let last = Number.NEGATIVE_INFINITY
  process.on(signal, () => {
    if (performance.now() - last > sameKeyPressMs) demo.kill(signal)
    last = performance.now()
  })
}
demo.on('error', (error) => {
  throw error
})
demo.on('exit', (code, signal) => {
  process.exitCode = code ?? 128 + constants.signals[signal]
})
