import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { installDependencies, requireNode } from '../install-dependencies.mjs'
import { root } from '../run.mjs'
import { fill } from './fill.mjs'
import { install } from './install.mjs'
import { startServers } from './servers.mjs'

/** Installs, fills and starts a product, runs the tests against it, and ends it; `--serve` only serves it. */
export async function testAgainst(product) {
  requireNode()
  const startedAt = performance.now()
  if (installDependencies({ tools: true }) !== 0 || !install(product)) process.exit(1)

  const { url, stop } = await startServers(product, fill)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(
    `${product.name} is at ${url} after ${seconds} s; its logs are in ${product.cacheFolder}`,
  )

  let ending
  const end = () => (ending ??= stop())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, end)

  if (!process.argv.includes('--serve')) {
    process.exitCode = await runTests(product, url)
    await end()
  }
}

/** The tests run beside this process, so that a signal still reaches it. */
function runTests({ tests, urlVariable }, url) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const config = ['--config', 'vitest.netbox.config.ts', '--dir', tests]
  const child = spawn(process.execPath, [vitest, 'run', ...config, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, [urlVariable]: url },
  })
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}
