import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

it('docs/ssh.md says of every error what happened', () => {
  const docs = readFileSync(join(root, '../../docs/ssh.md'), 'utf8')
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  const sources = files.filter((file) => file.endsWith('error.ts'))
  const codes = sources.flatMap((file) => {
    const source = readFileSync(join(root, 'src', file), 'utf8')
    return [...source.matchAll(/readonly code = '([A-Z_]+)'/g)].map(([, code]) => code ?? '')
  })
  expect(codes.length).toBeGreaterThan(30)
  expect(codes.filter((code) => !docs.includes(`\`${code}\``))).toEqual([])
})
