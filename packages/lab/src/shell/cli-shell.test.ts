import { describe, expect, it } from 'vitest'
import type { Faults } from '../fault/faults.ts'
import { CliShell } from './cli-shell.ts'
import type { CommandLine, CommandLineSurroundings } from './command-line.ts'
import { type Answer, answerText } from './reply.ts'

/** A platform of one command, `ask`; every other line is echoed. */
class Parrot implements CommandLine {
  readonly greeting = 'Welcome\n'
  readonly promptHeader = '\n[edit]\n'
  readonly prompt = 'parrot# '
  readonly state = 'config'
  readonly mode = 'config'
  readonly pageLength = 0
  readonly interruptByte = 0x03
  closed = false
  columns = 0
  readonly #words = ['configure', 'ask']

  resize(columns: number): void {
    this.columns = columns
  }

  run(line: string): Answer {
    if (line === 'bye') return { kind: 'hang-up', output: 'Bye\n' }
    if (line !== 'ask') return `${line}\n`
    return { kind: 'dialog', question: 'Sure? ', ask: 'line', answer: (text) => `${text}!\n` }
  }

  onInterrupt(): Answer {
    return 'stopped\n'
  }

  onCtrlZ(line: string): Answer {
    return `lost ${line}\n`
  }

  completeAtBlank(line: string): string {
    const word = this.#words.find((one) => one.startsWith(line)) ?? ''
    return word.slice(line.length)
  }

  echoOfEnter(line: string): string {
    return line === 'configure me' ? ' \r\n' : '\r\n'
  }

  close(): void {
    this.closed = true
  }
}

function open(faults: Faults = {}) {
  let screen = ''
  let hasEnded = false
  const parrot = new Parrot()
  let surroundings: CommandLineSurroundings | undefined
  const shell = new CliShell(
    {
      columns: 80,
      faults: () => faults,
      write: (bytes) => {
        screen += bytes.toString('latin1').replaceAll('\r\n', '\n')
      },
      hangUp: () => {
        hasEnded = true
      },
      drop: () => undefined,
    },
    (given) => {
      surroundings = given
      return parrot
    },
  )
  shell.open()
  const type = (text: string): string => {
    const from = screen.length
    shell.receive(Buffer.from(text))
    return screen.slice(from)
  }
  const tell = (text: string): void => surroundings?.tell(text)
  return { shell, parrot, type, tell, screen: () => screen, hasEnded: () => hasEnded }
}

describe('CliShell', () => {
  it('greets, and shows the lines above its prompt, the blank one not above the first', () => {
    const { screen, type } = open()
    expect(screen()).toBe('Welcome\n[edit]\nparrot# ')
    expect(type('hi\r')).toBe('hi\nhi\n\n[edit]\nparrot# ')
  })

  it('completes a word at a blank and echoes Enter where the platform says so', () => {
    const { type } = open()
    expect(type('conf me\r')).toBe('configure me \nconfigure me\n\n[edit]\nparrot# ')
  })

  it('asks, and goes on with the answer', () => {
    const { type, shell } = open()
    expect(type('ask\r')).toBe('ask\nSure? ')
    expect(shell.state).toBe('dialog')
    expect(type('yes\r')).toBe('yes\nyes!\n\n[edit]\nparrot# ')
  })

  it('leaves Ctrl-C and Ctrl-Z to the platform', () => {
    const { type } = open()
    expect(type('half\x03')).toBe('half^C\nstopped\n\n[edit]\nparrot# ')
    expect(type('half\x1a')).toBe('half^Z\nlost half\n\n[edit]\nparrot# ')
  })

  it('ends a command that hangs at the byte of the platform', () => {
    const { type } = open({ hangOnCommand: 'slow' })
    expect(type('slow\r')).toBe('slow\n')
    expect(type('\x1e')).toBe('')
    expect(type('\x03')).toBe('\n\n[edit]\nparrot# ')
  })

  it('tells the user something in the middle of a line', () => {
    const { type, tell, screen } = open()
    type('hal')
    tell('\nBroadcast\n')
    expect(screen()).toMatch(/hal\nBroadcast\n$/)
    expect(type('f\r')).toBe('f\nhalf\n\n[edit]\nparrot# ')
  })

  it('says good-bye before it hangs up, and tells the platform of the end', () => {
    const { type, hasEnded, shell, parrot } = open()
    expect(type('bye\r')).toBe('bye\nBye\n')
    expect(hasEnded()).toBe(true)
    shell.close()
    expect(parrot.closed).toBe(true)
  })
})

describe('answerText', () => {
  it('shows a question to somebody who cannot be asked', () => {
    expect(answerText({ kind: 'dialog', question: 'Sure? ', ask: 'line', answer: () => '' })).toBe(
      'Sure? \n',
    )
    expect(answerText({ kind: 'hang-up', output: 'Bye\n' })).toBe('Bye\n')
    expect(answerText('text\n')).toBe('text\n')
  })
})
