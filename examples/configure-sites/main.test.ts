import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runners } from '../run-example.ts'

const main = join(import.meta.dirname, 'main.ts')

function start(runner: string) {
  const example = spawn(
    process.execPath,
    ['--conditions=nornir-ts:source', '--import', 'tsx', main],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', NORNIR_RUNNER_PLUGIN: runner },
    },
  )
  const output = { out: '', err: '' }
  example.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.out += text
  })
  example.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.err += text
  })
  return { example, output, exit: once(example, 'exit') as Promise<[number | null]> }
}

describe('configure-sites', () => {
  it.each(runners)(
    'changes and saves 19 of 20 routers, and says why one failed (%s)',
    {
      timeout: 60_000,
    },
    async (runner) => {
      const { output, exit } = start(runner)
      expect(await exit).toEqual([0, null])
      expect(output.out).toContain('20 of 24 devices are edge routers')
      expect(output.out.match(/^\S+-edge-\d\d +ok +yes /gm)).toHaveLength(19)
      expect(output.out).toMatch(/^fra-edge-07 +failed .*authenticat/m)
      expect(output.out).toContain('set time server: 19 ok, 1 failed')
      expect(output.err).toContain('set time server 20/20')
      expect(output.out + output.err).not.toContain('lab-only-password')
    },
  )

  it.each(runners)(
    'prints what there is when it is interrupted (%s)',
    { timeout: 60_000 },
    async (runner) => {
      const { example, output, exit } = start(runner)
      example.stderr.once('data', () => example.kill('SIGINT'))
      expect(await exit).toEqual([0, null])
      expect(output.out).toMatch(/\d+ ok/)
      expect(output.out).toMatch(
        /skipped +no +- +\S+-edge-\d\d: not started: interrupted \(SIGINT\)/,
      )
    },
  )
})
