import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { sendCommand } from '@nornir-ts/plugins-ssh'
import { describe, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { startSshd } from '../../../test/servers/sshd.ts'
import type { FileQuestion } from '../src/platform/file-facts.ts'
import { fillIn, fillInPattern } from '../src/platform/fill-in.ts'
import { linux } from '../src/platform/linux.ts'
import { platforms } from '../src/platform/platforms.ts'
import { testNornir } from './ssh-target.ts'

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

describeWith(['sshd'], 'files on bash behind OpenSSH', () => {
  it('have the size and the checksums that they have, and so much is free', async () => {
    const sshd = await startSshd()
    const folder = await mkdtemp(join(tmpdir(), 'nornir-ts-files-'))
    try {
      const path = join(folder, 'image.bin')
      const content = Buffer.alloc(70_000, 'x')
      await chmod(folder, 0o755)
      await writeFile(path, content, { mode: 0o644 })
      const { hostname, port, username, password } = sshd
      await using lab = await testNornir({
        box: { hostname, port, username, password, platform: 'linux' },
      })
      const { files } = linux
      if (files === undefined) throw new Error('none')
      const ask = async (question: FileQuestion, of = path): Promise<string | undefined> => {
        const command = fillIn(question.command, { path: of, fileSystem: folder })
        const output = (await lab.nr.run(sendCommand, command)).get('box')?.value ?? ''
        const isAbsent = files.absent.some((pattern) => pattern.test(output))
        return isAbsent ? 'absent' : told(question, output, basename(of))
      }
      expect(Number(await ask(files.size))).toBe(content.length)
      expect(await ask(files.size, `${path}.not`)).toBe('absent')
      for (const one of files.checksums)
        expect(await ask(one)).toBe(createHash(one.algorithm).update(content).digest('hex'))
      const { bavail, bsize } = await statfs(folder)
      const free = Number(await ask(files.free)) * files.freeUnitBytes
      expect(free / (bavail * bsize)).toBeCloseTo(1, 1)
    } finally {
      await rm(folder, { recursive: true, force: true })
      await sshd.close()
    }
  })
})
