import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ciscoIos } from '../../platform/cisco-ios.ts'
import { classifyPrompt } from '../../platform/classify-prompt.ts'
import { EchoMismatchError } from '../error/echo-mismatch-error.ts'
import { EchoReader } from './echo-reader.ts'

function readerOf(command: string, promptText = 'r1#', typedBehind = promptText): EchoReader {
  const prompt = classifyPrompt(ciscoIos, promptText)
  if (prompt === undefined) throw new Error(`${promptText} is no prompt`)
  return new EchoReader({
    host: 'r1',
    phase: 'command',
    platform: ciscoIos,
    prompt,
    typedBehind,
    command,
    verifyEcho: true,
  })
}

/** Rows of a device that believes in `columns`. */
function rowsOf(text: string, columns: number): string[] {
  const rows: string[] = []
  for (let at = 0; at < text.length; at += columns) rows.push(text.slice(at, at + columns))
  return rows
}

const word = fc.stringMatching(/^[a-z0-9]{1,12}$/)
const commands = fc.array(word, { minLength: 1, maxLength: 20 }).map((words) => words.join(' '))

describe('an echo', () => {
  it('is found whole, at any width at which the device wraps it', () => {
    fc.assert(
      fc.property(commands, fc.integer({ min: 1, max: 120 }), (command, columns) => {
        const rows = rowsOf(`r1#${command}`, columns)
        const last = rows.length - 1
        expect(readerOf(command).read([...rows, 'output'], 'r1#')).toEqual({ first: 0, last })
      }),
    )
  })

  it('is not there before its last row is', () => {
    const reader = readerOf('show version')
    expect(reader.read(['r1#show'], ' ver')).toBeUndefined()
    expect(reader.read(['r1#show', ' version'], '')).toEqual({ first: 0, last: 1 })
  })

  it('may scroll and show the end of the command behind a "$"', () => {
    const echo = readerOf('show running-config interface Loopback0').read(
      ['r1#$erface Loopback0'],
      '',
    )
    expect(echo).toEqual({ first: 0, last: 0 })
  })

  it('stands behind a blank of the prompt that came late', () => {
    expect(readerOf('show version').read(['r1# show version'], 'r1# ')).toEqual({
      first: 0,
      last: 0,
    })
  })

  it('stands behind a prompt that the device printed once more', () => {
    const reader = readerOf('show clock')
    expect(reader.read(['r1#'], 'r1#sh')).toBeUndefined()
    expect(reader.read(['r1#', 'r1#show clock'], '')).toEqual({ first: 1, last: 1 })
  })

  it('goes on without the prompt behind syslog, wrapped or not', () => {
    const syslog = 'r1#*Jan 27 20:09:18.839: %SYS-5-CONFIG_I: Configured from console by vty0'
    expect(readerOf('show clock').read([syslog, 'show', ' clock'], '')).toEqual({
      first: 1,
      last: 2,
    })
  })

  it.each([
    ['rule 3: a character less, then the prompt', ['r1#show versio'], 'r1#'],
    ['rule 3: a character less, then output', ['r1#show versio', 'Cisco IOS'], ''],
    ['rule 3: another command', ['r1#show clock'], ''],
    ['rule 3: another end behind a "$"', ['r1#$ersion x'], ''],
    ['rule 3: nothing behind a "$"', ['r1#$'], ''],
    ['rule 3: more than the whole command behind a "$"', ['r1#$show version'], ''],
  ])('%s is an error', (_what, lines, partial) => {
    expect(() => readerOf('show version').read(lines, partial)).toThrow(EchoMismatchError)
  })
})
