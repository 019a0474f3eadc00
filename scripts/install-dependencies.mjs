import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './run.mjs'

const oldestNode = [20, 19]

/** Ends the process with a clear sentence where Node is too old to run the project. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  console.error(
    `Node ${oldestNode.join('.')} or newer is needed; this is ${process.versions.node}.`,
  )
  process.exit(1)
}

/**
 * Brings `node_modules` to the state of `pnpm-lock.yaml`, with the pnpm that `package.json` names.
 *
 * `tools: false` leaves out what only developers need (34 MB instead of 312), but never takes the
 * tools away from a folder that has them. Returns pnpm's exit code; 0 where nothing was to be done.
 */
export function installDependencies({ tools }) {
  const hasTools = existsSync(join(root, 'node_modules/vitest'))
  if (!tools && isCurrent()) return 0 // the demo starts at once
  const scope = tools || hasTools ? [] : ['--prod']
  return run(['npx', '-y', packageManager(), 'install', '--frozen-lockfile', ...scope])
}

/** The exact pnpm of the project, e.g. `pnpm@10.34.8`: npx fetches it, so that no one installs it first. */
export function packageManager() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager
}

/** pnpm keeps a copy of the lockfile that it installed; a partial install's copy differs. */
function isCurrent() {
  const installed = join(root, 'node_modules/.pnpm/lock.yaml')
  return (
    existsSync(installed) &&
    readFileSync(installed, 'utf8') === readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8')
  )
}
