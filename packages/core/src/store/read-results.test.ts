import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nornirOf } from '../../test/hosts.ts'
import { type TemporaryFolder, temporaryFolder } from '../../test/temporary-folder.ts'
import { type ReadResultsOptions, type ResultJson, readResults } from '../index.ts'
import { splitLines } from './split-lines.ts'

async function read(file: string, options?: ReadResultsOptions) {
  const results: ResultJson[] = []
  try {
    for await (const result of readResults(file, options)) results.push(result)
    return { results, error: undefined }
  } catch (error) {
    return { results, error }
  }
}

async function written(folder: TemporaryFolder): Promise<string> {
  const resultsFile = folder.file('results.ndjson')
  const nr = await nornirOf(3)
  await nr.run(({ host }) => `${host.name}\u2028ü\n`, undefined, { resultsFile })
  return resultsFile
}

describe('readResults', () => {
  it('gives every host of a file, also where somebody took the last line feed away', async () => {
    using folder = temporaryFolder()
    const file = await written(folder)
    const { results } = await read(file)
    expect(results.map(({ value }) => value)).toEqual(
      ['h1', 'h2', 'h3'].map((name) => `${name}\u2028ü\n`),
    )
    writeFileSync(file, `\n${readFileSync(file, 'utf8').trimEnd()}`)
    expect(await read(file)).toEqual({ results, error: undefined })
  })

  it('gives all hosts before a last line that a crash has cut short, then says that there were more', async () => {
    using folder = temporaryFolder()
    const file = await written(folder)
    appendFileSync(file, '{"host":"h4","name":"tas')
    const { results, error } = await read(file)
    expect(results).toHaveLength(3)
    expect(error).toMatchObject({
      ...{ code: 'RESULTS_LINE', file, line: 4, isCutShort: true },
      message: expect.stringContaining('allowCutShort: true'),
    })
    expect(await read(file, { allowCutShort: true })).toEqual({ results, error: undefined })
  })

  it.each(['no JSON', '{"host":"h4"}', 'null', '{"host":"h4","name":"x","status":"odd"}'])(
    'says which line is no result: %s',
    async (line) => {
      using folder = temporaryFolder()
      const file = await written(folder)
      appendFileSync(file, `${line}\n`)
      const { results, error } = await read(file, { allowCutShort: true })
      expect(results).toHaveLength(3)
      expect(error).toMatchObject({ code: 'RESULTS_LINE', line: 4, isCutShort: false })
    },
  )

  it('says which file it cannot read, and ends when it is told to', async () => {
    using folder = temporaryFolder()
    const { error } = await read(folder.file('missing'))
    expect(error).toMatchObject({ code: 'RESULTS_FILE', operation: 'read' })
    const reason = new Error('enough')
    const signal = AbortSignal.abort(reason)
    expect((await read(await written(folder), { signal })).error).toBe(reason)
  })

  it('law: lines are the same however the text is cut into pieces', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\u2028', 'ü') })
    await fc.assert(
      fc.asyncProperty(fc.array(text), async (pieces) => {
        async function* chunks(): AsyncGenerator<string> {
          yield* pieces
        }
        const lines: string[] = []
        for await (const { text, isWhole } of splitLines(chunks()))
          lines.push(isWhole ? `${text}\n` : text)
        const whole = pieces.join('')
        expect(lines.join('')).toBe(whole)
        expect(lines).toHaveLength(
          whole.split('\n').filter((line, index, all) => line !== '' || index < all.length - 1)
            .length,
        )
      }),
    )
  })
})
