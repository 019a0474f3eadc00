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
  const lab = await startLab({
    devices: [{ name: 'r1', platform: 'cisco_nxos', files, flashBytes: 20_971_520 }],
    now: () => new Date('2019-09-02T15:27:34Z'),
  })
  const terminal = await openTerminal(lab.device('r1'))
  await terminal.until(/r1# /)
  await exchange(terminal, 'terminal length 0')
  return { lab, terminal }
}

describe('files of an NX-OS device', () => {
  it('are listed with what is used and free', async () => {
    const { lab, terminal } = await start({ gold_file: 'eighteen bytes !!!', 'scripts/a.py': 'a' })
    await using _ = lab
    const usage = `
Usage for bootflash://sup-local
         19 bytes used
   20971501 bytes free
   20971520 bytes total
r1# `
    expect(await exchange(terminal, 'dir bootflash:')).toBe(
      `         18    Sep 02 15:27:34 2019  gold_file
       4096    Sep 02 15:27:34 2019  scripts/
${usage}`,
    )
    const one = `         18    Sep 02 15:27:34 2019  gold_file\n${usage}`
    for (const path of ['bootflash:gold_file', 'bootflash:///gold_file', 'gold_file']) {
      expect(await exchange(terminal, `dir ${path}`), path).toBe(one)
    }
    expect(await exchange(terminal, 'dir bootflash:scripts')).toContain('2019  a.py\n')
    for (const path of ['bootflash:none', 'volatile:gold_file', 'bootflash:gold']) {
      expect(await exchange(terminal, `dir ${path}`), path).toBe('No such file or directory\nr1# ')
    }
  })

  it('tell their checksums, bare', async () => {
    const { lab, terminal } = await start({ image: 'binary' })
    await using _ = lab
    for (const algorithm of ['md5', 'sha256', 'sha512']) {
      const hash = createHash(algorithm).update('binary').digest('hex')
      expect(await exchange(terminal, `show file bootflash:image ${algorithm}sum`)).toBe(
        `${hash}\nr1# `,
      )
    }
    expect(await exchange(terminal, 'show file bootflash:none md5sum')).toMatch(/^No such file/)
    lab.device('r1').setFaults({ unknownCommand: /sha512sum/ })
    expect(await exchange(terminal, 'show file bootflash:image sha512sum')).toMatch(
      /% Invalid command at '\^' marker\.\nr1# $/,
    )
  })

  it('are deleted behind a question that Enter says yes to', async () => {
    const { lab, terminal } = await start({ a: 'a', b: 'b', c: 'c' })
    await using _ = lab
    const names = (): readonly string[] => lab.device('r1').fileNames()
    expect(await exchange(terminal, 'delete bootflash:a', /\[y\] /)).toBe(
      'Do you want to delete "/a" ? (yes/no/abort)   [y] ',
    )
    for (const word of ['no', 'abort']) {
      expect(await exchange(terminal, word)).toBe('r1# ')
      expect(names()).toEqual(['a', 'b', 'c'])
      await exchange(terminal, 'delete bootflash:a', /\[y\] /)
    }
    await exchange(terminal, 'what', /\[y\] /)
    terminal.type('\n')
    await terminal.until(anyPrompt)
    expect(names()).toEqual(['b', 'c'])
    await exchange(terminal, 'delete bootflash:b', /\[y\] /)
    await exchange(terminal, 'y')
    expect(await exchange(terminal, 'delete bootflash:c no-prompt')).toBe('r1# ')
    expect(names()).toEqual([])
    expect(await exchange(terminal, 'delete bootflash:c')).toBe('No such file or directory\nr1# ')
  })

  it('are moved over others and into folders, without a word', async () => {
    const { lab, terminal } = await start({ a: 'first\n', b: 'second\n', 'old/x': 'x' })
    await using _ = lab
    const { device } = lab
    expect(
      await exchangeAll(terminal, [
        'move bootflash:none bootflash:c',
        'move bootflash:a bootflash:b',
        'move bootflash:b bootflash:b',
      ]),
    ).toEqual(['No such file or directory\nr1# ', 'r1# ', 'r1# '])
    expect(device('r1').fileNames()).toEqual(['old/x', 'b'])
    expect(await exchange(terminal, 'show file bootflash:b')).toBe('first\nr1# ')
    await exchange(terminal, 'move bootflash:b bootflash:old')
    expect(device('r1').fileNames()).toEqual(['old/x', 'old/b'])
  })

  it.skipIf(data === undefined)('stand in the columns of a recorded device', async () => {
    const { lab, terminal } = await start({ gold_file: 'eighteen bytes !!!' })
    await using _ = lab
    const recorded = readFileSync(
      join(data ?? '', 'ntc-templates/tests/cisco_nxos/dir/cisco_nxos_dir_01.raw'),
      'utf8',
    )
    const row = recorded.split('\n').find((line) => line.endsWith('gold_file')) ?? ''
    const listed = (await exchange(terminal, 'dir bootflash:')).split('\n')[0]
    // all but the date, which is as wide
    const date = /\w{3} \d\d \d\d:\d\d:\d\d \d{4}/
    expect(row).toMatch(date)
    expect(listed?.replace(date, '')).toBe(row.replace(date, ''))
  })
})
