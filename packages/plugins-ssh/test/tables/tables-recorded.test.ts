import { existsSync } from 'node:fs'
import { parseTemplate, toRecords } from '@nornir-ts/textfsm'
import { describe, expect, it } from 'vitest'
import type { ColumnKind } from '../../src/table/column-kind.ts'
import { normaliseValue } from '../../src/table/column-kind.ts'
import { normaliseRows } from '../../src/table/normalise-rows.ts'
import { tables } from '../../src/table/tables.ts'
import { type ExpectedRow, type RecordedOutput, recordedOutputs, root } from './recorded-outputs.ts'
import { type Witness, witnesses } from './witnesses.ts'

type Row = Readonly<Record<string, string>>

const cases = tables.flatMap(({ family, templates }) =>
  templates.flatMap((template) => {
    const witness = witnesses[family.name]?.[template.platform]
    if (witness === undefined) return []
    return recordedOutputs(template.platform, witness.folders).map((output) => ({
      name: `${family.name} ${template.platform} ${output.file}`,
      family,
      template,
      witness,
      output,
    }))
  }),
)

/** What ntc-templates expects, in the columns and words of the family. */
function expectedRows(
  { platform, expected }: RecordedOutput,
  witness: Witness,
  kinds: Readonly<Record<string, ColumnKind>>,
): readonly Row[] {
  const rows = expected.flatMap((row) => witness.split?.(row) ?? [row])
  const value = (row: ExpectedRow, column: string): string => {
    const theirs = witness.columns[column]
    const raw = typeof theirs === 'function' ? theirs(row) : row[theirs ?? '']
    return normaliseValue(kinds[column] ?? 'text', String(raw ?? ''), platform)
  }
  return rows.map((row) =>
    Object.fromEntries(Object.keys(witness.columns).map((column) => [column, value(row, column)])),
  )
}

const only = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(columns.map((column) => [column, row[column] ?? 'missing']))

/** A text that is all of it, or ends so behind something else. */
const endingWith = (text: string): RegExp =>
  new RegExp(`(?:^|\\W)${text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}$`)

describe.skipIf(!existsSync(root))('outputs of real devices (set NORNIR_TS_TEST_DATA)', () => {
  it('are there for all tables but those that say that they have none', () => {
    const without = tables.flatMap(({ family, templates }) =>
      templates
        .map(({ platform }) => `${family.name} ${platform}`)
        .filter((name) => !cases.some((found) => found.name.startsWith(`${name} `))),
    )
    expect(without).toEqual([
      'interfaces juniper_junos',
      'interface-status juniper_junos',
      'mac-table arista_eos',
      'lldp-neighbors arista_eos',
      'bgp-summary juniper_junos',
      'routes juniper_junos',
    ])
  })

  it.each(cases.map((found) => [found.name, found] as const))(
    '%s has the rows that ntc-templates expects',
    (_name, found) => {
      const { family, template, witness, output } = found
      const table = parseTemplate(template.template, { name: found.name }).parse(output.text)
      const rows = normaliseRows(family, template.platform, toRecords(table)) as readonly Row[]
      const exception = witness.exceptions?.[output.file]
      const theirs = expectedRows(output, witness, { ...family.columns })
      expect(rows).toHaveLength(theirs.length + (exception?.more ?? 0))
      const columns = Object.keys(witness.columns).filter(
        (column) => exception?.columns?.includes(column) !== true,
      )
      expect(rows.slice(0, theirs.length).map((row) => only(row, columns))).toEqual(
        theirs.map((row) => only(row, columns)),
      )
      for (const [column, end] of Object.entries(witness.ends ?? {}))
        expect(rows.map((row) => row[column])).toEqual(
          output.expected.map((row) => expect.stringMatching(endingWith(String(row[end])))),
        )
    },
  )

  // Messages of the log come at any time, in the middle of an answer.
  const LOG =
    '*Mar  1 00:02:11.123: %LINEPROTO-5-UPDOWN: Line protocol on Interface Vlan1, changed state to up'
  const logging = cases.filter(({ template }) => template.platform !== 'juniper_junos')
  it.each(logging.map((found) => [found.name, found] as const))(
    '%s has the same rows with a message of the log behind every line',
    (name, found) => {
      const template = parseTemplate(found.template.template, { name })
      const lines = found.output.text.split(/\r?\n/)
      const disturbed = template.parse(lines.flatMap((line) => [line, LOG]).join('\n'))
      expect(disturbed.rows).toEqual(template.parse(found.output.text).rows)
    },
  )
})
