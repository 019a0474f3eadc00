import { describe, expect, it } from 'vitest'
import { type Cell, openTemplateFolder, parseTemplate, toRecords } from '../src/index.ts'
import {
  hasCorpus,
  platforms,
  readTemplateFile,
  samplesOf,
  templateFiles,
  templateFolder,
} from './ntc-templates.ts'

/** Outputs whose expected rows are wrong, with the reason; at most five would be bearable. */
const wrongInTheCorpus: Readonly<Record<string, string>> = {}

/** The corpus was written by a tool that writes an item of a list that did not match as Python's `None`. */
const asExpected = (cell: Cell) =>
  typeof cell === 'string' ? cell : cell.map((item) => item ?? 'None')

describe.skipIf(!hasCorpus)('ntc-templates (set NORNIR_TS_TEST_DATA)', () => {
  it('has 979 templates, and all are read', () => {
    const templates = templateFiles().map((file) =>
      parseTemplate(readTemplateFile(file), { name: file }),
    )
    expect(templates).toHaveLength(979)
  })

  it.each(hasCorpus ? platforms() : [])(
    'gives the rows that it expects on %s',
    async (platform) => {
      const templates = await openTemplateFolder(templateFolder)
      const samples = samplesOf(platform)
      expect(samples).not.toHaveLength(0)
      for (const { name, command, output, expected } of samples) {
        if (name in wrongInTheCorpus) continue
        const records = toRecords(await templates.parse(output, { platform, command }))
        const rows = records.map((record) =>
          Object.fromEntries(Object.entries(record).map(([key, cell]) => [key, asExpected(cell)])),
        )
        expect(rows, name).toEqual(expected)
      }
    },
  )

  it('has 1 115 outputs', () => {
    expect(platforms().flatMap(samplesOf)).toHaveLength(1_115)
  })
})
