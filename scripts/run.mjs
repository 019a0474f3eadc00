import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Runs one program to its end with our output streams and no input, in the root folder unless told
 * otherwise. The project's own tools are found by name. `quiet`: its output is shown only on failure.
 *
 * @returns The exit code; 1 where a signal ended it or it could not be started.
 */
export function run([command, ...args], { cwd = root, quiet = false } = {}) {
  const path = [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter)
  const output = quiet ? 'pipe' : 'inherit'
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd,
    env: { ...process.env, PATH: path },
    stdio: ['ignore', output, output],
    shell: process.platform === 'win32', // npx and the tools are .cmd files there
  })
  if (error) console.error(`${command}: ${error.message}`)
  if (status !== 0) for (const text of [stdout, stderr]) process.stderr.write(text ?? '')
  return status ?? 1
}
