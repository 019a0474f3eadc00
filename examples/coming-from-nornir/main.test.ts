import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readMarkdown } from '../../test/docs/markdown.ts'

const folder = import.meta.dirname
const page = readMarkdown(readFileSync(join(folder, '../../docs/coming-from-nornir.md'), 'utf8'))

/** Blocks are marked with their language and the file of this folder that they are a part of. */
const parts = page.blocks.map(({ info, code }) => ({ file: info.split(' ')[1], code }))
const files = new Set(parts.flatMap(({ file }) => file ?? []))

// The page is written by hand, the files are made of it: `npx vitest run examples/coming-from-nornir -u`.
it.each([...files])('%s is what the page shows', async (file) => {
  const blocks = parts.filter((part) => part.file === file).map(({ code }) => code)
  await expect(blocks.join('\n')).toMatchFileSnapshot(join(folder, file))
})

// Its nornir.yaml names the runner, as Nornir's does, and the page shows its tasks where they are used: on threads
// they would have to be in a file of their own, as those of the other examples are.
it('prints what the page says it does', { timeout: 60_000 }, () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=nornir-ts:source', '--import', 'tsx', 'main.ts'],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  )
  const promised = parts.flatMap(({ code }) =>
    Array.from(code.matchAll(/\/\/ → (.*)/g), ([, line = '']) => line),
  )
  const printed = stdout.split('\n').slice(0, -1)
  expect(stderr).toBe('')
  expect(printed.map((line, index) => leaveOut(line, promised[index]))).toEqual(promised)
})

/** Puts the `…` of a promise in place of what was printed there. */
function leaveOut(line: string, promise = ''): string {
  const [start = '', ...end] = promise.split('…')
  return end.length > 0 && line.startsWith(start) ? promise : line
}
