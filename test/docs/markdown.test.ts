import { expect, it } from 'vitest'
import { readMarkdown } from './markdown.ts'

const page = readMarkdown(`# Host keys & *such*

See [the errors](errors.md#wrong-key "title"), ![map](map.png) and \`[not](a-link)\`.

\`\`\`ts no-check
[neither](this)
# nor this
\`\`\`

## Host keys & *such*

[ref]: ../README.md
`)

it('finds links, images and references, but none in code', () => {
  expect(page.links).toEqual(['errors.md#wrong-key', 'map.png', '../README.md'])
})

it('forms the anchors of headings as GitHub does, also of equal ones', () => {
  expect([...page.anchors]).toEqual(['host-keys--such', 'host-keys--such-1'])
})

it('gives each block of code with its words and its line', () => {
  expect(page.blocks).toEqual([
    { info: 'ts no-check', line: 6, code: '[neither](this)\n# nor this\n' },
  ])
})
