import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ForeignNames } from '../src/plugin/foreign-name/foreign-name.ts'
import { netmikoNames } from '../src/plugin/foreign-name/netmiko-names.ts'
import { scrapliNames } from '../src/plugin/foreign-name/scrapli-names.ts'
import { pluginOptionRules } from '../src/plugin/option/option-rules.ts'
import { shortestQuiet } from '../src/plugin/option/pace.ts'

const page = readFileSync(new URL('../../../docs/ssh-options.md', import.meta.url), 'utf8')

/** The rows of the table below a heading. */
function rowsBelow(heading: string): string[] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return section.split('\n').filter((line) => /^\| `/.test(line))
}

const rowsOf = (names: ForeignNames): string[] =>
  Object.entries(names).map(([name, { meaning }]) => `| \`${name}\` | ${meaning} |`)

describe('docs/ssh-options.md', () => {
  it('says of every name of Netmiko what becomes of it, as the code has it', () => {
    expect(rowsBelow('Names of Netmiko')).toEqual(rowsOf(netmikoNames))
  })

  it('says of every name of scrapli what becomes of it, as the code has it', () => {
    expect(rowsBelow('Names of scrapli')).toEqual(rowsOf(scrapliNames))
  })

  it('has a row for every option, and for nothing else', () => {
    const rows = ['Log-in', 'The way to the device', 'The dialog'].flatMap(rowsBelow)
    const options = rows.flatMap((row) => /^\| `(\w+)` \| [^|]* \| [^|]* \|$/.exec(row)?.[1] ?? [])
    expect(options.sort()).toEqual(Object.keys(pluginOptionRules).sort())
  })

  it('says what fastCli sets', () => {
    const [row] = rowsBelow('The dialog').filter((line) => line.includes('`fastCli`'))
    for (const [name, value] of Object.entries(shortestQuiet))
      expect(row).toContain(`\`${name}\` ${value}`)
  })
})
