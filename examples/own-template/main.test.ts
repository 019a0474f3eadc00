import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { openTemplate, rowType } from '@nornir-ts/textfsm'
import { expect, it } from 'vitest'
import { runners, startExample } from '../run-example.ts'

const folder = import.meta.dirname
const read = (file: string) => readFile(join(folder, file), 'utf8')

it.each(runners)(
  'gives typed rows where the template knows the answer, and the answer where it does not (%s)',
  { timeout: 60_000 },
  async (NORNIR_RUNNER_PLUGIN) => {
    const { code, out, err } = await startExample(folder, { NORNIR_RUNNER_PLUGIN }).ended
    expect([code, err]).toEqual([0, ''])
    const [rows = '', answer = '', either = ''] = out.trimEnd().split('\n\n')
    expect(rows.split('\n').map((line) => line.split(/ {2,}/).join(' | '))).toEqual([
      'host | type | instance | state | since',
      'branch-1 | interface | GigabitEthernet0/0 | Up | 2d03h',
      'branch-1 | ip sla | 10 | Down | 00:12:41',
      'branch-1 | ip route | 198.51.100.0/24 | Up | 1w4d',
      'branch-2 | interface | GigabitEthernet0/0 | Up | 6d22h',
    ])
    const told = await read('answers/branch-3/show_track_brief.txt')
    expect(answer).toBe(
      `branch-3 answered:\n${told}Line 3 is not known: ${told.trimEnd().split('\n')[2]}`,
    )
    expect(either.split('\n')).toEqual([
      'branch-1: ok, 3 rows, no warning',
      'branch-2: ok, 1 row, no warning',
      expect.stringMatching(
        /^branch-3: ok, 227 characters, branch-3: the answer to "show track brief" .* Line 3 of the output/,
      ),
    ])
  },
)

it('has the type that the template gives, as the script writes it', {
  timeout: 60_000,
}, async () => {
  const scratch = await mkdtemp(join(tmpdir(), 'own-template-'))
  const written = join(scratch, 'written.ts')
  const script = ['--conditions=nornir-ts:source', '--import', 'tsx', 'write-types.ts', written]
  await promisify(execFile)(process.execPath, script, { cwd: folder })
  const kept = await read('tracked-object.ts')
  expect(kept).toBe(await readFile(written, 'utf8'))
  await rm(scratch, { recursive: true })

  const template = await openTemplate(join(folder, 'templates/cisco_ios_show_track_brief.textfsm'))
  const [, members = ''] = rowType({ name: 'TrackedObject', templates: [template] }).split('export')
  expect(kept.endsWith(`export${members}`)).toBe(true)
  expect(members.match(/readonly \w+/g)).toHaveLength(6)
})
