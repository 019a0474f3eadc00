import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FileQuestion } from '../src/platform/file-facts.ts'
import { fillInPattern } from '../src/platform/fill-in.ts'
import { platforms } from '../src/platform/platforms.ts'

const data = process.env['NORNIR_TS_TEST_DATA']

/** What an answer tells, of a file. */
function told({ line }: FileQuestion, output: string, name = ''): string | undefined {
  const pattern = fillInPattern(line, { name })
  return output.split(/\r?\n/).flatMap((one) => pattern.exec(one)?.groups?.['value'] ?? [])[0]
}

describe.skipIf(data === undefined)('what real devices say of their files (ntc-templates)', () => {
  it.each([
    {
      platform: 'cisco_ios',
      file: 'cisco_ios_dir.raw',
      name: '.CsrLxc_LastInstall',
      size: 46,
      free: 6_612_774_912,
    },
    {
      platform: 'cisco_asa',
      file: 'cisco_asa_dir.raw',
      name: 'asa951-lfbff-k8.spa',
      size: 74_369_568,
      free: 4_417_200_128,
    },
    {
      platform: 'arista_eos',
      file: 'arista_eos_dir_flash.raw',
      name: 'EOS-4.19.5M.swi',
      size: 609_823_300,
      free: 1_725_112_320,
    },
    {
      platform: 'cisco_xr',
      file: 'cisco_xr_dir_01.raw',
      name: 'status_file',
      size: 2_464,
      free: 3_163_632 * 1_024,
    },
    {
      platform: 'cisco_nxos',
      file: 'cisco_nxos_dir_01.raw',
      name: 'gold_file',
      size: 18,
      free: undefined,
    },
  ])('$platform: $file', ({ platform, file, name, size, free }) => {
    const { files } = platforms.find((one) => one.name === platform) ?? {}
    const output = readFileSync(
      join(data ?? '', 'ntc-templates/tests', platform, 'dir', file),
      'utf8',
    )
    expect(files && Number(told(files.size, output, name))).toBe(size)
    expect(files && told(files.size, output, 'not-there')).toBeUndefined()
    const units = files && told(files.free, output)
    expect(units && Number(units) * (files?.freeUnitBytes ?? 0)).toBe(free)
  })
})
