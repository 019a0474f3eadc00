import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { describeWith } from '../../../../test/servers/availability.ts'
import { atTerminal } from '../../test/pseudo-terminal.ts'
import { promptSecret } from './prompt-secret.ts'

const program = fileURLToPath(import.meta.resolve('../../test/ask.ts'))
const node = [
  process.execPath,
  '--conditions=nornir-ts:source',
  `--import=${import.meta.resolve('tsx')}`,
  program,
]
const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(' ')
/** Runs it, then says how it ended and whether the terminal is as it was. */
const asking = (way: string, ...questions: readonly string[]) =>
  atTerminal(
    `before=$(stty -g); ${quoted([...node, way, ...questions])}; echo "ended $?"; test "$before" = "$(stty -g)" && echo restored`,
  )
const hash = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex').slice(0, 8)

describeWith(['script'], '$prompt at a terminal', () => {
  it('does not show what is typed', async () => {
    const terminal = asking('ask', 'Password for TACACS')
    await terminal.shows('Password for TACACS: ')
    terminal.type('hunt')
    terminal.type('er22\u007f\r')
    await terminal.end()
    expect(terminal.shown()).toContain(`h1 ${hash('hunter2')}`)
    expect(terminal.shown()).toContain('ended 0\r\nrestored')
    expect(terminal.shown()).not.toContain('hunt')
  })

  it('is at a terminal that would show it', async () => {
    const terminal = atTerminal('printf "Name: "; read name')
    await terminal.shows('Name: ')
    terminal.type('hunter2\r')
    await terminal.end()
    expect(terminal.shown()).toContain('hunter2')
  })

  it('asks once for all hosts, and different questions one after the other', async () => {
    const terminal = asking('ask', 'One', 'Two?', 'One', 'Three:')
    for (const [question, answer] of Object.entries({
      'One: ': 'first',
      'Two? ': 'second',
      'Three: ': 'third',
    })) {
      await terminal.shows(question)
      terminal.type(`${answer}\r`)
    }
    await terminal.end()
    const shown = terminal.shown()
    expect(shown.match(/One: |Two\? |Three: /g)).toEqual(['One: ', 'Two? ', 'Three: '])
    for (const line of [
      `h1 ${hash('first')}`,
      `h2 ${hash('second')}`,
      `h3 ${hash('first')}`,
      `h4 ${hash('third')}`,
    ])
      expect(shown).toContain(line)
    expect(shown).not.toMatch(/first|second|third/)
  })

  it('asks again when the answer was refused, and says so', async () => {
    const terminal = asking('again', 'Password')
    await terminal.shows('Password: ')
    terminal.type('wrong\r')
    await terminal.shows('Password (again): ')
    terminal.type('right\r')
    await terminal.end()
    expect(terminal.shown()).toMatch(new RegExp(`h1 ${hash('wrong')}[^]*h1 ${hash('right')}`))
  })

  it('ends the process on Ctrl-C, as it would anywhere else', async () => {
    const terminal = asking('ask', 'Password')
    await terminal.shows('Password: ')
    terminal.type('hunter2\u0003')
    await terminal.end()
    expect(terminal.shown()).toContain('ended 130\r\nrestored')
    expect(terminal.shown()).not.toContain('hunter2')
  })

  it('leaves Ctrl-C to the program where it handles it', async () => {
    const terminal = asking('handler', 'Password')
    await terminal.shows('Password: ')
    terminal.type('\u0003')
    await terminal.end()
    expect(terminal.shown()).toContain('SIGINT was handled')
    expect(terminal.shown()).toContain('h1 failed: TERMINAL_ENDED')
    expect(terminal.shown()).toContain('ended 0\r\nrestored')
  })

  it.each([
    ['exit', 'ended 7'],
    ['kill', 'ended 143'],
    ['throw', 'ended 1'],
    ['abort', 'h1 failed: enough'],
    ['timeout', 'h1 failed: SECRET_TIMEOUT'],
  ])('puts the terminal back when it is interrupted by %s', async (way, sign) => {
    const terminal = asking(way, 'Password')
    await terminal.shows('Password: ')
    terminal.type('hunter2')
    await terminal.end()
    expect(terminal.shown()).toContain(sign)
    expect(terminal.shown()).toContain('restored')
    expect(terminal.shown()).not.toContain('hunter2')
  })

  it('takes Ctrl-D for no answer, and an empty line for an empty secret', async () => {
    const ended = asking('ask', 'Password')
    await ended.shows('Password: ')
    ended.type('\u0004')
    await ended.end()
    expect(ended.shown()).toContain('h1 failed: TERMINAL_ENDED')
    const empty = asking('ask', 'Password')
    await empty.shows('Password: ')
    empty.type('\r')
    await empty.end()
    expect(empty.shown()).toContain('h1 failed: SECRET_EMPTY')
  })

  it('shows a question as one line, whatever it holds', async () => {
    const terminal = asking('ask', '\u001b[2J\u202eBank\u0007 PIN')
    await terminal.shows('[2JBank PIN: ')
    terminal.type('x\r')
    await terminal.end()
  })

  it('asks at standard input where that is all there is', async () => {
    const terminal = atTerminal(`setsid -w ${quoted([...node, 'ask', 'Password'])}; stty -a`)
    await terminal.shows('Password: ')
    terminal.type('hunter2\r')
    await terminal.end()
    expect(terminal.shown()).toContain(`h1 ${hash('hunter2')}`)
    expect(terminal.shown()).toMatch(/ echo /)
    expect(terminal.shown()).not.toContain('hunter2')
  })
})

it('without a terminal is an error that says what to do', async () => {
  const [command = '', ...args] = node
  const child = spawn(command, [...args, 'ask', 'Password'], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  expect(await text(child.stdout)).toBe('h1 failed: TERMINAL_MISSING\n')
})

it.each<unknown>([5, null, '', ' \u200b\n', ['x'], 'x'.repeat(201)])(
  '%j is no question',
  async (argument) => {
    const asked = promptSecret().provide(argument, new AbortController().signal)
    await expect(asked).rejects.toMatchObject({ code: 'SECRET_ARGUMENT', provider: 'prompt' })
  },
)
