// Runs tasks that end in all ways, writes their results to files, and sees that every host is in its
// file or in memory, and in one of them only. Prints how many runs that were, and for how many of them the
// file was too large for the limit of the process.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import {
  concurrent,
  ExecutionError,
  FileResult,
  type ResultJson,
  readResults,
} from '../../src/index.ts'
import { nornirOf } from '../hosts.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const scenario = fc.record({
  /** Sizes of the values; a host with 0 fails, one below 200 waits until it is told to stop. */
  sizes: fc.array(fc.oneof(fc.nat(600), fc.constant(2_000)), { maxLength: 60 }),
  concurrency: fc.integer({ min: 1, max: 60 }),
  cancelAfter: fc.option(fc.nat(60)),
  timeoutMs: fc.integer({ min: 1, max: 20 }),
  raiseOnError: fc.boolean(),
  loops: fc.nat(2),
})

type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never

async function perform(given: Scenario, resultsFile: string): Promise<FileResult> {
  const nr = await nornirOf(given.sizes.length, { runner: concurrent() })
  const { concurrency, timeoutMs, raiseOnError } = given
  const run = nr.run(
    async ({ host, signal }) => {
      const size = given.sizes[Number(host.name.slice(1)) - 1] ?? 0
      if (size === 0) throw new Error('no')
      if (size < 200)
        await new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason)),
        )
      return 'ü'.repeat(size)
    },
    undefined,
    { resultsFile, concurrency, timeoutMs, raiseOnError, graceMs: 5 },
  )
  let ends = 0
  run.events$.subscribe(({ type }) => {
    if (type === 'host:end') ends += 1
    if (ends === given.cancelAfter) run.cancel('enough')
  })
  const loops = Array.from({ length: given.loops }, async () => {
    const looped: string[] = []
    for await (const { host } of run) looped.push(host)
    assert.equal(looped.length, given.sizes.length)
  })
  const outcome = await run.catch((error: unknown) => error)
  await Promise.all(loops)
  await nr.close()
  if (outcome instanceof FileResult) return outcome
  assert(outcome instanceof ExecutionError && outcome.result instanceof FileResult)
  return outcome.result
}

let runs = 0
let writeErrors = 0
using folder = temporaryFolder()
await fc.assert(
  fc.asyncProperty(scenario, async (given) => {
    runs += 1
    const file = folder.file(`${runs}.ndjson`)
    const result = await perform(given, file)
    if (result.writeError !== undefined) writeErrors += 1
    const text = readFileSync(file, 'utf8')
    assert(text === '' || text.endsWith('\n'), 'the file has whole lines only')
    const written: ResultJson[] = []
    for await (const one of readResults(file)) written.push(one)
    const where = [...written.map(({ host }) => host), ...result.unwritten.keys()]
    const names = given.sizes.map((_, index) => `h${index + 1}`)
    assert.deepEqual(where.toSorted(), names.toSorted())
    assert.equal(result.unwritten.size === 0, result.writeError === undefined)
    const failed = [...written, ...result.unwritten.values()].filter(
      ({ status }) => status !== 'ok',
    )
    assert.deepEqual(
      failed.map(({ host }) => host).toSorted(),
      [...result.failedHosts.keys()].toSorted(),
    )
    assert.equal(result.size, names.length)
  }),
  { numRuns: 40 },
)
process.stdout.write(JSON.stringify({ runs, writeErrors }))
