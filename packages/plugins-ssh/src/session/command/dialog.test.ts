import { Secret } from '@nornir-ts/core'
import { describe, expect, it } from 'vitest'
import { answering, openFake } from '../../../test/fake-session.ts'
import type { FakeDevice } from '../../../test/fake-transport.ts'

/** Says what is next in the script for each thing typed, whatever it is. */
function scripted(...says: readonly string[]): FakeDevice {
  const left = [...says]
  return (_typed, fake) => fake.say(left.shift() ?? '')
}

const copied = scripted(
  'copy run start\r\nDestination filename [startup-config]? ',
  '\r\n\r\nBuilding configuration...\r\n[OK]\r\nr1#',
)

describe('a dialog of sendCommand', () => {
  it.each([1, 7, 4096])('answers what is expected, in chunks of %i', async (chunkSize) => {
    const { session, transport } = await openFake({
      device: scripted('clear log\r\nClear? [confirm]', '\r\nr1#'),
      chunkSizes: [chunkSize],
    })
    const dialog = [{ expect: /\[confirm\]/, answer: '' }]
    const reply = await session.sendCommand('clear log', { dialog })
    expect(reply).toMatchObject({ output: 'Clear? [confirm]', endedAt: 'prompt' })
    expect(transport.typed).toEqual(['clear log\n', '\n'])
  })

  it('takes a string literally', async () => {
    const { session } = await openFake({ device: copied })
    const dialog = [{ expect: '[startup-config]?', answer: '' }]
    const { output } = await session.sendCommand('copy run start', { dialog })
    expect(output).toContain('[OK]')
  })

  it('leaves out Enter for a device that reads one key', async () => {
    const device = scripted('clear log\r\nClear? [confirm]', 'y\r\nr1#')
    const { session, transport } = await openFake({ device })
    const dialog = [{ expect: '[confirm]', answer: 'y', enter: false }]
    await session.sendCommand('clear log', { dialog })
    expect(transport.typed).toEqual(['clear log\n', 'y'])
  })

  it('does without an optional question, and answers it where it comes (#1006, #3422)', async () => {
    const dialog = [
      { expect: /filename.*\?/, answer: 'x', isOptional: true },
      { expect: '[confirm]', answer: '' },
    ]
    const both = scripted('go\r\nfilename?', 'x\r\nsure [confirm]', '\r\nr1#')
    const one = scripted('go\r\nsure [confirm]', '\r\nr1#')
    for (const device of [both, one]) {
      const { session } = await openFake({ device })
      expect((await session.sendCommand('go', { dialog })).endedAt).toBe('prompt')
    }
  })

  it('fails when a question that has to come does not', async () => {
    const { session } = await openFake({ device: answering({ go: 'done\r\n' }) })
    const dialog = [{ expect: '[confirm]', answer: '' }]
    const error = await session.sendCommand('go', { dialog }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'DIALOG_STEP_MISSING',
      question: '[confirm]',
      output: 'done',
      changed: 'unknown',
    })
    expect((await session.sendCommand('show clock')).output).toBe('')
  })

  it('says that the command was refused rather than that its question is missing', async () => {
    const { session } = await openFake({ device: answering({ go: '% Invalid input\r\n' }) })
    const dialog = [{ expect: '[confirm]', answer: '' }]
    await expect(session.sendCommand('go', { dialog })).rejects.toMatchObject({
      code: 'COMMAND_REJECTED',
    })
  })

  it('gives an abort its answer, and fails', async () => {
    const device = scripted('commit\r\nOthers have committed. Proceed? [no]: ', 'no\r\nr1#')
    const { session, transport } = await openFake({ device })
    const dialog = [{ expect: 'Proceed? [no]:', answer: 'no', isAbort: true }]
    const error = await session.sendCommand('commit', { dialog }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'DIALOG_ABORTED', changed: 'unknown' })
    expect(String(error)).toContain('Others have committed')
    expect(transport.typed).toEqual(['commit\n', 'no\n'])
    expect(session.isAlive()).toBe(true)
  })

  it('answers nothing but what may still come behind an abort', async () => {
    const device = scripted('copy\r\nOverwrite? [confirm]', 'n\r\nErase flash? [confirm]')
    const { session, transport } = await openFake({ device })
    const dialog = [
      { expect: 'Overwrite? [confirm]', answer: 'n', isAbort: true },
      { expect: 'Erase flash? [confirm]', answer: 'y' },
    ]
    await expect(session.sendCommand('copy', { dialog })).rejects.toMatchObject({
      code: 'UNKNOWN_DIALOG',
    })
    expect(transport.typed).toEqual(['copy\n', 'n\n'])
  })

  it.each<[string, string | Secret]>([
    ['rule 3: keys', 'a\nreload\n'],
    ['rule 3: keys in a secret', new Secret('s3cret\n')],
    ['rule 2: an empty secret, which would be Enter', new Secret('')],
  ])('%s are refused before the command is typed', async (_what, answer) => {
    const { session, transport } = await openFake()
    const dialog = [{ expect: 'Password:', answer }]
    const error = await session.sendCommand('key', { dialog }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'INPUT_REFUSED' })
    expect(String(error)).not.toContain('s3cret')
    expect(transport.typed).toEqual([])
  })

  it('does not answer twice when a blank of the question comes late', async () => {
    const device: FakeDevice = (typed, fake) => {
      if (typed === 'key\n') {
        fake.say('key\r\nPassword:')
        setTimeout(() => fake.say(' '), 80)
        setTimeout(() => fake.say('\r\nAgain:'), 160)
      } else if (typed === 'two\n') fake.say('\r\nr1#')
    }
    const { session, transport } = await openFake({ device })
    const dialog = [
      { expect: 'Password:', answer: new Secret('one') },
      { expect: /:/, answer: new Secret('two') },
    ]
    await session.sendCommand('key', { dialog })
    expect(transport.typed).toEqual(['key\n', 'one\n', 'two\n'])
  })

  it('rule 4: a question that is not in it is not answered, and closes the session', async () => {
    const device = scripted('go\r\nfirst?[confirm]', '\r\nReally destroy everything? [yes/no]: ')
    const { session, transport } = await openFake({ device })
    const dialog = [{ expect: '[confirm]', answer: '' }]
    await expect(session.sendCommand('go', { dialog })).rejects.toMatchObject({
      code: 'UNKNOWN_DIALOG',
      question: 'Really destroy everything? [yes/no]:',
    })
    expect(transport.typed).toEqual(['go\n', '\n'])
    expect(session.isAlive()).toBe(false)
  })

  it('does not answer a question that stands in the middle of the output', async () => {
    const device = answering({ 'show help': 'press [confirm] to go on\r\nend\r\n' })
    const { session, transport } = await openFake({ device, chunkSizes: [1] })
    const dialog = [{ expect: '[confirm]', answer: '', isOptional: true }]
    const { output } = await session.sendCommand('show help', { dialog })
    expect(output).toBe('press [confirm] to go on\nend')
    expect(transport.typed).toEqual(['show help\n'])
  })

  it('rule 2: types a secret alone and never shows it', async () => {
    const device = scripted('key\r\nPassword: ', '\r\nr1#')
    const { session, transport } = await openFake({ device })
    const dialog = [{ expect: 'Password:', answer: new Secret('s3cret') }]
    const reply = await session.sendCommand('key', { dialog })
    expect(transport.typed).toEqual(['key\n', 's3cret\n'])
    expect(JSON.stringify(reply)).not.toContain('s3cret')
  })

  it.each([
    ['an answer', scripted('key\r\nPassword: ', 's3cret\r\nstored s3c\r\nr1#')],
    ['a question', scripted('key\r\nPassword: ', 's3cret\r\nSure? [yes/no]: ')],
    ['silence', scripted('key\r\nPassword: ', 's3cret')],
  ])('hides a secret that the device echoes before %s, and no more', async (_what, device) => {
    const lines: string[] = []
    const log = { debug: (details: object) => lines.push(JSON.stringify(details)), warn: () => 0 }
    const limits = { commandTimeoutMs: 100 }
    const { session } = await openFake({ device, limits, log })
    const dialog = [{ expect: 'Password:', answer: new Secret('s3cret') }]
    const onLine = (line: string): void => {
      lines.push(line)
    }
    const outcome = await session
      .sendCommand('key', { dialog, onLine })
      .catch((thrown: Error) => ({ ...thrown, message: thrown.message }))
    expect(`${JSON.stringify(outcome)}${lines.join()}`).not.toContain('s3cret')
    if ('output' in outcome) expect(outcome.output).toBe('Password: \nstored s3c')
  })

  it('answers each question once, though the device asks again', async () => {
    const device = scripted('key\r\nPassword: ', '\r\nPassword: ')
    const { session, transport } = await openFake({ device })
    const dialog = [{ expect: 'Password:', answer: new Secret('s3cret') }]
    await expect(session.sendCommand('key', { dialog })).rejects.toMatchObject({
      code: 'UNKNOWN_DIALOG',
    })
    expect(transport.typed).toEqual(['key\n', 's3cret\n'])
  })
})

describe('expect of sendCommand', () => {
  it('ends at a question, which the next command answers', async () => {
    const device = scripted('reload\r\nSave? [yes/no]: ', 'no\r\nProceed? [confirm]', '\r\nr1#')
    const { session, transport } = await openFake({ device })
    const first = await session.sendCommand('reload', { expect: /\[yes\/no\]:/ })
    expect(first).toMatchObject({ endedAt: 'question', prompt: 'Save? [yes/no]: ' })
    const second = await session.sendCommand('no', { expect: '[confirm]' })
    expect(second.endedAt).toBe('question')
    // Enter alone is an answer here, and nowhere else.
    expect((await session.sendCommand('')).endedAt).toBe('prompt')
    expect(transport.typed).toEqual(['reload\n', 'no\n', '\n'])
    await expect(session.sendCommand('')).rejects.toMatchObject({ code: 'INPUT_REFUSED' })
  })

  it('lets nothing else be typed at the question', async () => {
    const device = scripted('reload\r\nSave? [yes/no]: ')
    const { session, transport } = await openFake({ device })
    await session.sendCommand('reload', { expect: '[yes/no]:' })
    await expect(session.sendConfig(['hostname r2'])).rejects.toMatchObject({
      code: 'INPUT_REFUSED',
    })
    await expect(session.saveConfig()).rejects.toMatchObject({ code: 'INPUT_REFUSED' })
    expect(transport.typed).toEqual(['reload\n'])
  })

  it('says so when the question has gone by the time it is answered', async () => {
    const { session, transport } = await openFake({ device: scripted('go\r\nSure? [confirm]') })
    await session.sendCommand('go', { expect: '[confirm]' })
    expect(session.question).toBe('Sure? [confirm]')
    transport.say('\r\n% timed out\r\nr1#')
    for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate)
    await expect(session.sendCommand('')).rejects.toMatchObject({ code: 'INPUT_REFUSED' })
    expect(transport.typed).toEqual(['go\n'])
    expect(session.question).toBeUndefined()
  })

  it('looks at the end of a long line only', async () => {
    const long = `${'x'.repeat(100_000)}\r\n`
    const { session } = await openFake({ device: answering({ 'show json': long }) })
    const startedAt = performance.now()
    await session.sendCommand('show json', { expect: /\S+!/ })
    expect(performance.now() - startedAt).toBeLessThan(4_000)
  })

  it('ends at the prompt all the same', async () => {
    const { session } = await openFake({ device: answering({ go: 'done\r\n' }) })
    const reply = await session.sendCommand('go', { expect: 'never' })
    expect(reply).toMatchObject({ output: 'done', endedAt: 'prompt' })
  })
})

describe('a command that ends the session', () => {
  it('is a good answer where it is meant to', async () => {
    const device: FakeDevice = (_typed, fake) => {
      fake.say('reload\r\nConnection closed by remote host\r\n')
      setTimeout(() => fake.hangUp(), 20)
    }
    const { session } = await openFake({ device })
    const reply = await session.sendCommand('reload', { endsSession: true })
    expect(reply).toMatchObject({ output: 'Connection closed by remote host', endedAt: 'close' })
    expect(session.isAlive()).toBe(false)
  })

  it('is an error where it is not', async () => {
    const { session } = await openFake({ device: (_typed, fake) => fake.hangUp() })
    await expect(session.sendCommand('reload')).rejects.toMatchObject({ code: 'SESSION_CLOSED' })
  })
})

describe('sendMultiline', () => {
  it('types each line where it is expected, and splits at prompts', async () => {
    const device = scripted(
      'copy a b\r\nSource [a]? ',
      '\r\nDestination [b]? ',
      'c\r\ncopied\r\nr1#',
      'show clock\r\n12:00\r\nr1#',
    )
    const { session, transport } = await openFake({ device })
    const replies = await session.sendMultiline([
      { send: 'copy a b', expect: 'Source [a]?' },
      { send: '', expect: 'Destination [b]?' },
      { send: 'c' },
      'show clock',
    ])
    expect(replies.map(({ command }) => command)).toEqual(['copy a b', 'show clock'])
    expect(replies[0]?.output).toBe('Source [a]? \nDestination [b]? c\ncopied')
    expect(transport.typed).toEqual(['copy a b\n', '\n', 'c\n', 'show clock\n'])
  })

  it('never types a secret where no question expects it', async () => {
    const { session, transport } = await openFake({ device: answering({}) })
    const steps = ['show clock', { send: new Secret('s3cret') }]
    await expect(session.sendMultiline(steps)).rejects.toMatchObject({ code: 'INPUT_REFUSED' })
    expect(transport.typed).toEqual([])
  })
})

describe('sendCommandTiming', () => {
  it('takes what comes until it is silent, at whatever line', async () => {
    const device = scripted('menu\r\n 1) a\r\n 2) b\r\nchoose ', '1\r\nchosen\r\nr1#')
    const { session } = await openFake({ device, chunkSizes: [5] })
    const menu = await session.sendCommandTiming('menu', { quietMs: 100 })
    expect(menu).toMatchObject({ output: ' 1) a\n 2) b\nchoose ', endedAt: 'question' })
    const choice = await session.sendCommandTiming('1', { quietMs: 100 })
    expect(choice).toMatchObject({ output: 'chosen', endedAt: 'prompt' })
  })

  it('does not end before the device has begun', async () => {
    const slow: FakeDevice = (typed, fake) => {
      fake.say(typed.trimEnd())
      setTimeout(() => fake.say('\r\ndone\r\nr1#'), 60)
    }
    const { session } = await openFake({ device: slow })
    const reply = await session.sendCommandTiming('x', { quietMs: 20 })
    expect(reply).toMatchObject({ output: 'done', endedAt: 'prompt' })
  })
})

describe('what is made of an answer', () => {
  const device = answering({ 'show clock': '12:00\r\n' })

  it('keeps echo and prompt when told to', async () => {
    const { session } = await openFake({ device })
    const options = { stripCommand: false, stripPrompt: false }
    const { output } = await session.sendCommand('show clock', options)
    expect(output).toBe('r1#show clock\n12:00\nr1#')
  })

  it('leaves out blanks and line ends behind the command, unless told not to', async () => {
    const { session, transport } = await openFake({ device })
    expect((await session.sendCommand('show clock \n')).output).toBe('12:00')
    await session.sendCommand('show clock ', { normalize: false })
    expect(transport.typed).toEqual(['show clock\n', 'show clock \n'])
  })

  it('tells each line as it ends, without echo and prompt', async () => {
    const slow: FakeDevice = (_typed, fake) => {
      fake.say('tail\r\none\r\ntw')
      setTimeout(() => fake.say('o\r\nr1#'), 20)
    }
    const { session } = await openFake({ device: slow })
    const lines: string[] = []
    const { output } = await session.sendCommand('tail', { onLine: (line) => lines.push(line) })
    expect(lines).toEqual(['one', 'two'])
    expect(output).toBe('one\ntwo')
  })

  it('ends a command when the caller throws on a line', async () => {
    const { session } = await openFake({ device })
    const stop = new Error('seen enough')
    const onLine = (): void => {
      throw stop
    }
    await expect(session.sendCommand('show clock', { onLine })).rejects.toBe(stop)
  })

  it('ends a command that is busy for longer than it may', async () => {
    const busy: FakeDevice = (typed, fake) => {
      if (typed === '\x03') fake.say('^C\r\nr1#')
      else fake.say('show log\r\nline\r\n')
    }
    const { session } = await openFake({ device: busy })
    const options = { maxDurationMs: 80 }
    await expect(session.sendCommand('show log', options)).rejects.toMatchObject({
      code: 'PROMPT_TIMEOUT',
      limit: 'duration',
      timeoutMs: 80,
    })
    expect(session.isAlive()).toBe(true)
  })

  it('reads a device that does not echo, when told not to verify', async () => {
    const silent: FakeDevice = (_typed, fake) => fake.say('\r\nsecret menu\r\nr1#')
    const { session } = await openFake({ device: silent })
    const { output } = await session.sendCommand('show clock', { verifyEcho: false })
    expect(output.trim()).toBe('secret menu')
  })
})
