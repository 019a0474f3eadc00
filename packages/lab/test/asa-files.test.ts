import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Lab, startLab } from '../src/index.ts'
import { anyPrompt, exchange, exchangeAll } from './exchange.ts'
import { openTerminal, type TerminalClient } from './terminal-client.ts'

const data = process.env['NORNIR_TS_TEST_DATA']

/** Starts a device with files, logs in and switches paging off. */
async function start(
  files: Readonly<Record<string, string>>,
): Promise<{ lab: Lab; terminal: TerminalClient }> {
  const device = { name: 'r1', platform: 'cisco_asa', startPrivileged: true } as const
  const lab = await startLab({
    devices: [{ ...device, files, flashBytes: 7_859_437_568 }],
    now: () => new Date('2016-05-04T11:48:07Z'),
  })
  const terminal = await openTerminal(lab.device('r1'))
  await terminal.until(/r1# /)
  await exchange(terminal, 'terminal pager 0')
  return { lab, terminal }
}

describe('files of an ASA', () => {
  it('are listed with what is free', async () => {
    const { lab, terminal } = await start({ scp_f1: 'x'.repeat(4_102), 'log/a': 'l' })
    await using _ = lab
    const sums = '\n7859437568 bytes total (7859433465 bytes free)\nr1# '
    const row = '1      -rwx  4102         11:48:07 May 04 2016  scp_f1\n'
    const folder = '2      drwx  4096         11:48:07 May 04 2016  log\n'
    expect(await exchangeAll(terminal, ['dir', 'dir disk0:', 'dir flash:/'])).toEqual(
      Array.from({ length: 3 }, () => `\nDirectory of disk0:/\n\n${row}${folder}${sums}`),
    )
    expect(await exchange(terminal, 'dir disk0:/scp_f1')).toBe(
      `\nDirectory of disk0:/scp_f1\n\n${row}${sums}`,
    )
    expect(await exchange(terminal, 'dir disk0:/log')).toContain('  a\n')
    expect(await exchange(terminal, 'dir disk0:/none')).toBe(
      '%Error opening disk0:/none (No such file or directory)\nr1# ',
    )
    expect(await exchange(terminal, 'dir disk1:/scp_f1')).toContain('No such file')
    expect(await exchange(terminal, 'dir ../scp_f1')).toContain('No such file')
  })

  it('tell their checksums', async () => {
    const { lab, terminal } = await start({ image: 'binary' })
    await using _ = lab
    const hash = (algorithm: string): string => createHash(algorithm).update('binary').digest('hex')
    expect(await exchange(terminal, 'verify /md5 flash:image')).toBe(
      `!Done!\nverify /MD5 (disk0:/image) = ${hash('md5')}\nr1# `,
    )
    expect(await exchange(terminal, 'verify /sha-512 disk0:/image')).toBe(
      `!Done!\nverify /SHA-512 (disk0:/image) = ${hash('sha512')}\nr1# `,
    )
    expect(await exchange(terminal, 'verify /md5 disk0:/none')).toContain('No such file')
    lab.device('r1').setFaults({ unknownCommand: /sha-512/ })
    expect(await exchange(terminal, 'verify /sha-512 disk0:/image')).toContain('ERROR: % Invalid')
  })

  it('are deleted behind two questions, or none', async () => {
    const { lab, terminal } = await start({ a: 'a', b: 'b', c: 'c' })
    await using _ = lab
    const names = (): readonly string[] => lab.device('r1').fileNames()
    expect(await exchange(terminal, 'delete disk0:/a', /\? /)).toBe('\nDelete filename [a]? ')
    expect(await exchange(terminal, '', /\[confirm\]/)).toBe('\nDelete disk0:/a? [confirm]')
    terminal.type('n')
    await terminal.until(anyPrompt)
    expect(names()).toEqual(['a', 'b', 'c'])
    await exchange(terminal, 'delete disk0:/a', /\? /)
    await exchange(terminal, 'b', /\[confirm\]/)
    terminal.type('\n')
    await terminal.until(anyPrompt)
    expect(names()).toEqual(['a', 'c'])
    expect(await exchange(terminal, 'delete /noconfirm disk0:/a')).toBe('r1# ')
    expect(await exchange(terminal, 'delete /noconfirm disk0:/a')).toContain('No such file')
    expect(names()).toEqual(['c'])
  })

  it('are renamed behind two questions, or none, never over others', async () => {
    const { lab, terminal } = await start({ a: 'first\n', b: 'second\n', 'old/x': 'x' })
    await using _ = lab
    const names = (): readonly string[] => lab.device('r1').fileNames()
    expect(await exchange(terminal, 'rename flash:a flash:c', /\? /)).toBe(
      '\nSource filename [a]? ',
    )
    expect(await exchange(terminal, '', /\? /)).toBe('\nDestination filename [c]? ')
    expect(await exchange(terminal, 'd')).toBe('r1# ')
    expect(names()).toEqual(['b', 'old/x', 'd'])
    expect(await exchange(terminal, 'rename /noconfirm disk0:/d disk0:/e')).toBe('r1# ')
    expect(await exchange(terminal, 'more disk0:/e')).toBe('first\nr1# ')
    const refused: readonly (readonly [string, string])[] = [
      ['disk0:/none disk0:/x', '(No such file or directory)'],
      ['disk0:/e disk0:/b', '(File exists)'],
      ['disk0:/e disk0:/old', '(Is a directory)'],
    ]
    for (const [words, why] of refused) {
      expect(await exchange(terminal, `rename /noconfirm ${words}`)).toContain(why)
    }
    expect(names()).toEqual(['b', 'old/x', 'e'])
  })

  it.skipIf(data === undefined)('stand in the columns of a recorded device', async () => {
    const recorded = readFileSync(
      join(data ?? '', 'ntc-templates/tests/cisco_asa/dir/cisco_asa_dir.raw'),
      'utf8',
    ).split('\n')
    const name = '.boot_string'
    const { lab, terminal } = await start({ [name]: 'x'.repeat(89) })
    await using _ = lab
    const listed = (await exchange(terminal, 'dir')).split('\n')
    expect(listed.slice(0, 3)).toEqual(recorded.slice(0, 3))
    // its number is another one
    const row = recorded.find((line) => line.endsWith(name)) ?? ''
    expect(listed[3]).toBe(row.replace(/^122/, '1  '))
    const free = /(?<=\()\d+(?= bytes free\))/
    const sums = recorded.find((line) => free.test(line))
    expect(listed[5]?.replace(free, '')).toBe(sums?.replace(free, ''))
  })
})
