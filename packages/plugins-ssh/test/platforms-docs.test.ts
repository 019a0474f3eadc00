import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { platforms } from '../src/platform/platforms.ts'

const page = readFileSync(new URL('../../../docs/platforms.md', import.meta.url), 'utf8')

describe('docs/platforms.md', () => {
  it.each(platforms)('has a row for $name that says what its data says', (platform) => {
    const { name, aliases = [], modes, candidate, configMode = candidate?.mode, save } = platform
    const marked = modes.map((mode) => (mode.name === configMode ? `**${mode.name}**` : mode.name))
    const cells = [`\`${name}\``, listed(aliases), marked.join(', '), save?.command ?? '']
    expect(page).toContain(`| ${cells.join(' | ')} |`)
  })

  it('shows the candidate with which the tests run', () => {
    const shown = readFileSync(new URL('frr-transactional.ts', import.meta.url), 'utf8')
    expect(page).toContain(`\`\`\`ts\n${shown}\`\`\`\n`)
  })

  it('has these rows and no others, in the table and under the witnesses', () => {
    const names = platforms.map(({ name }) => name)
    for (const part of ['# Platforms', '## Witnesses']) {
      const rows = page
        .split(`${part}\n`)[1]
        ?.split('\n## ')[0]
        ?.matchAll(/^\| `(\w+)` \|/gm)
      expect([...(rows ?? [])].map(([, name]) => name)).toEqual(names)
    }
  })
})

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}
