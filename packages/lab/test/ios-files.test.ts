import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Lab, startLab } from '../src/index.ts'
import { anyPrompt, exchange, exchangeAll } from './exchange.ts'
import { openTerminal, type TerminalClient } from './terminal-client.ts'

const data = process.env['NORNIR_TS_TEST_DATA']

/** Starts a device, logs in and switches paging off. */
async function start(files: Readonly<Record<string, string>> = {}): Promise<{
  lab: Lab
  terminal: TerminalClient
}> {
  const lab = await startLab({
    devices: [{ name: 'r1', startPrivileged: true, files }],
    now: () => new Date('2021-04-05T08:53:17Z'),
  })
  const terminal = await openTerminal(lab.device('r1'))
  await terminal.until(/#/)
  await exchange(terminal, 'terminal length 0')
  return { lab, terminal }
}

describe('files of an IOS device', () => {
  it('copies the running configuration to flash, and asks for the name', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    expect(await exchange(terminal, 'copy running-config flash:snap', /\? /)).toBe(
      'Destination filename [snap]? ',
    )
    const length = lab.device('r1').runningConfig().length
    expect(await exchange(terminal, '')).toBe(
      `${length} bytes copied in 0.160 secs (${Math.floor(length / 0.16)} bytes/sec)\nr1#`,
    )
    expect(await exchange(terminal, 'more flash:snap')).toBe(
      `${lab.device('r1').runningConfig()}r1#`,
    )
  })

  it('asks before it writes over a file, and leaves it alone at any key but Enter and y', async () => {
    const { lab, terminal } = await start({ snap: 'old\n' })
    await using _ = lab
    await exchange(terminal, 'copy running-config flash:snap', /\? /)
    expect(await exchange(terminal, '', /\[confirm\]/)).toBe(
      '%Warning:There is a file already existing with this name \nDo you want to over write? [confirm]',
    )
    terminal.type('n')
    await terminal.until(anyPrompt)
    expect(await exchange(terminal, 'more flash:snap')).toBe('old\nr1#')
    await exchange(terminal, 'copy running-config flash:snap', /\? /)
    await exchange(terminal, '', /\[confirm\]/)
    terminal.type('\n')
    expect(await terminal.until(anyPrompt)).toContain('bytes copied in')
    expect(await exchange(terminal, 'more flash:snap')).toContain('hostname r1')
  })

  it('writes to the name that was typed instead', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    await exchange(terminal, 'copy run flash:', /\[running-config\]\? /)
    await exchange(terminal, 'other')
    expect(await exchange(terminal, 'dir flash:other')).toContain('other\n')
  })

  it('asks nothing with file prompt quiet', async () => {
    const { lab, terminal } = await start({ snap: 'old\n' })
    await using _ = lab
    await exchangeAll(terminal, ['configure terminal', 'file prompt quiet', 'end'])
    expect(await exchange(terminal, 'copy running-config flash:snap')).toContain('bytes copied in')
    expect(await exchange(terminal, 'delete flash:snap')).toBe('r1#')
    expect(await exchange(terminal, 'more flash:snap')).toBe(
      '%Error opening flash:snap (No such file or directory)\nr1#',
    )
  })

  it('merges a file into the running configuration, without the lines that it refuses', async () => {
    const text =
      'interface Loopback7\n description from file\nfrobnicate\nntp server 192.0.2.9\nend\n'
    const { lab, terminal } = await start({ part: text })
    await using _ = lab
    await exchange(terminal, 'copy flash:part running-config', /\[running-config\]\? /)
    const answer = await exchange(terminal, '')
    expect(answer).toContain("frobnicate\n^\n% Invalid input detected at '^' marker.\n")
    expect(answer).toContain(`\n${text.length} bytes copied in`)
    expect(lab.device('r1').runningConfig()).toContain(
      'interface Loopback7\n description from file\n',
    )
    expect(lab.device('r1').runningConfig()).toContain('interface GigabitEthernet0/0\n')
    expect(lab.device('r1').runningConfig()).toContain('\nntp server 192.0.2.9\n')
  })

  it('names a file that is not there', async () => {
    const { lab, terminal } = await start()
    await using _ = lab
    const missing = '%Error opening flash:none (No such file or directory)\nr1#'
    expect(await exchange(terminal, 'more flash:none')).toBe(missing)
    await exchange(terminal, 'copy flash:none running-config', /\? /)
    expect(await exchange(terminal, '')).toBe(missing)
    expect(await exchange(terminal, 'dir flash:none')).toBe(
      '%Error opening flash:/none (No such file or directory)\nr1#',
    )
  })

  it('asks twice before it deletes, and not at all with /force', async () => {
    const { lab, terminal } = await start({ a: 'a', b: 'b' })
    await using _ = lab
    expect(await exchange(terminal, 'delete flash:a', /\? /)).toBe('Delete filename [a]? ')
    expect(await exchange(terminal, '', /\[confirm\]/)).toBe('Delete flash:/a? [confirm]')
    terminal.type('\n')
    await terminal.until(anyPrompt)
    expect(await exchange(terminal, 'delete /force flash:b')).toBe('r1#')
    expect(await exchange(terminal, 'dir')).not.toMatch(/ [ab]\n/)
  })

  it('tells the hash of a file, and whether it is the expected one', async () => {
    const { lab, terminal } = await start({ image: 'binary' })
    await using _ = lab
    const hash = createHash('md5').update('binary').digest('hex')
    expect(await exchange(terminal, 'verify /md5 flash:image')).toBe(
      `.Done!\nverify /md5 (flash:image) = ${hash}\n\nr1#`,
    )
    expect(await exchange(terminal, `verify /md5 flash:image ${hash}`)).toContain(
      `Verified (flash:image) = ${hash}\n`,
    )
    expect(await exchange(terminal, 'verify /md5 flash:image 00')).toContain(
      '%Error verifying flash:image\n',
    )
  })

  it.skipIf(data === undefined)('lists files in the columns of recorded devices', async () => {
    const { lab, terminal } = await start({ 'test.txt': 'text' })
    await using _ = lab
    const recorded = readFileSync(
      join(data ?? '', 'ntc-templates/tests/cisco_ios/dir/cisco_ios_dir.raw'),
      'utf8',
    )
    const listed = (await exchange(terminal, 'dir')).split('\n')
    expect(listed[0]).toBe('Directory of flash:/')
    const columns = (line = ''): readonly string[] =>
      /^( *\d+) {2}(\S+) {2}( *\d+) {2}( ?\w{3} \d+ \d{4} [\d:]{8} \+00:00) {2}\S+$/
        .exec(line)
        ?.slice(1) ?? []
    const [row] = recorded.split('\n').filter((line) => line.includes('tracelogs'))
    expect(columns(listed[2]).map(({ length }) => length)).toEqual([5, 4, 15, 27])
    expect(columns(row).map(({ length }) => length)).toEqual([5, 4, 15, 27])
    expect(listed[4]).toMatch(/^\d+ bytes total \(\d+ bytes free\)$/)
    expect(recorded).toMatch(/\n\d+ bytes total \(\d+ bytes free\)$/)
  })
})
