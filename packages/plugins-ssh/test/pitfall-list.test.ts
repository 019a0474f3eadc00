import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pitfalls } from './pitfall-list.ts'

const root = join(import.meta.dirname, '..')

/** Titles of all tests of the package, by file. */
const titles = ['src', 'test'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith('.test.ts') && name !== 'pitfall-list.test.ts')
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
    .flatMap((path) => {
      const source = readFileSync(path, 'utf8')
      // A call of which the first argument is a text and the second a function is a test.
      const found = source.matchAll(/\(\s*(['"`])((?:(?!\1).)*)\1,\s*(?:async\b|\()/g)
      return [...found].map(([, , title = '']) => ({ file: relative(root, path), title }))
    }),
)

/** Titles with this tag in them; `#62` is not in `#622`. */
function titlesWith(tag: string): readonly { file: string; title: string }[] {
  const pattern = new RegExp(`${tag.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\d)`)
  return titles.filter(({ title }) => pattern.test(title))
}

describe('pitfalls', () => {
  it.each(pitfalls)('$name: has a test that names it', ({ tags }) => {
    expect(tags.filter((tag) => titlesWith(tag).length === 0)).toEqual([])
  })

  it('are listed with their tests in pitfalls.md', async () => {
    const sections = pitfalls.map(({ name, tags }) => {
      const tests = new Set(
        tags.flatMap(titlesWith).map(({ file, title }) => `- ${title}\n  (\`${file}\`)`),
      )
      return `## ${name}\n\n${[...tests].join('\n')}\n`
    })
    const page = `# Pitfalls and their tests\n\nWritten by \`pitfall-list.test.ts\`.\n\n${sections.join('\n')}`
    await expect(page).toMatchFileSnapshot('pitfalls.md')
  })
})
