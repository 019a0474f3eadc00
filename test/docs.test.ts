import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { root } from './architecture/source-files.ts'
import { compileBlocks } from './docs/compile-blocks.ts'
import { readMarkdown } from './docs/markdown.ts'

const notOurs = ['**/node_modules', '**/dist', '**/coverage', 'docs/api']
const pages = ts.sys
  .readDirectory(root, ['.md'], notOurs)
  .map((file) => relative(root, file).split(sep).join('/'))

const readPage = (path: string) => readMarkdown(readFileSync(join(root, path), 'utf8'))

/** Says what is wrong with a link of a page; `undefined` for a good one and for those to the web. */
function brokenLink(page: string, link: string): string | undefined {
  if (/^[a-z]+:/.test(link)) return undefined
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? page : join(dirname(page), decodeURI(path))
  if (!existsSync(join(root, target))) return `${link}: no such file`
  if (anchor === undefined || readPage(target).anchors.has(anchor)) return undefined
  return `${link}: no such heading`
}

describe.each(pages)('%s', (page) => {
  it('links only to files and headings that exist', () => {
    expect(readPage(page).links.flatMap((link) => brokenLink(page, link) ?? [])).toEqual([])
  })
})

it('shows only TypeScript that compiles', { timeout: 120_000 }, () => {
  const blocks = pages.flatMap((page) => readPage(page).blocks.map((block) => ({ ...block, page })))
  expect(compileBlocks(blocks.filter(({ info }) => /^(ts|typescript)$/.test(info)))).toEqual([])
})
