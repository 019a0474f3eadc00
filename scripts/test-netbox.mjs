// `npm run test:netbox`: the tests against a real NetBox, which is installed, filled, started and
// stopped here. Nothing of it lies in the repository; the second time it starts in seconds.
//   npm run test:netbox                    runs all of them
//   npm run test:netbox -- paging          runs those whose file name has `paging` in it
//   npm run test:netbox -- --serve         starts it, prints its URL, stops on Ctrl-C
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { installDependencies, requireNode } from './install-dependencies.mjs'
import { cacheFolder } from './netbox/cache-folder.mjs'
import { fill } from './netbox/fill.mjs'
import { install } from './netbox/install.mjs'
import { startServers } from './netbox/servers.mjs'
import { root } from './run.mjs'

requireNode()
const startedAt = performance.now()
if (installDependencies({ tools: true }) !== 0 || !install()) process.exit(1)

const { url, stop } = await startServers(fill)
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
console.log(`NetBox is at ${url} after ${seconds} s; its logs are in ${cacheFolder}`)

let ending
const end = () => (ending ??= stop())
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, end)

if (!process.argv.includes('--serve')) {
  process.exitCode = await runTests()
  await end()
}

/** The tests run beside this process, so that a signal still reaches it. */
function runTests() {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const child = spawn(
    process.execPath,
    [vitest, 'run', '--config', 'vitest.netbox.config.ts', ...process.argv.slice(2)],
    { cwd: root, stdio: 'inherit', env: { ...process.env, NORNIR_TS_NETBOX_URL: url } },
  )
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}
