import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventually } from '../../../../test/eventually.ts'
import { answering, openFake, plainPlatform } from '../../test/fake-session.ts'
import type { FakeDevice } from '../../test/fake-transport.ts'
import { definePlatform } from '../platform/define-platform.ts'
import { linux } from '../platform/linux.ts'
import { CommandCutError } from './error/command-cut-error.ts'
import { CommandRejectedError } from './error/command-rejected-error.ts'
import { EchoMismatchError } from './error/echo-mismatch-error.ts'
import { InputRefusedError } from './error/input-refused-error.ts'
import { PromptTimeoutError } from './error/prompt-timeout-error.ts'
import { SessionClosedError } from './error/session-closed-error.ts'
import { UnknownDialogError } from './error/unknown-dialog-error.ts'

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
}

describe('CliSession.sendCommand', () => {
  it('gives what stands between echo and prompt, and types nothing but the command', async () => {
    const device = answering({ 'show clock': '12:00\r\nUTC\r\n' })
    const { session, transport } = await openFake({ device })
    const reply = await session.sendCommand('show clock')
    expect(reply).toMatchObject({ command: 'show clock', output: '12:00\nUTC', prompt: 'r1#' })
    expect(reply).toMatchObject({ mode: 'enable', warnings: [] })
    expect(transport.typed).toEqual(['show clock\n'])
  })

  it('gives the same reply for any output and any chunking of the dialog', async () => {
    let answer = ''
    const { session, transport } = await openFake({
      device: (_typed, fake) => fake.say(`show any\r\n${answer}r1#`),
      // Silence is no end here: only the repeated prompt is.
      limits: { promptQuietMs: 500, doubtQuietMs: 5_000 },
    })
    const text = fc.string({ unit: fc.constantFrom(...'abz09 #>%:[]()?-é\t'), maxLength: 30 })
    const lines = fc.array(
      text.filter((line) => !line.startsWith('r1#')),
      { maxLength: 8 },
    )
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(lines, sizes, async (expected, chunkSizes) => {
        answer = expected.map((line) => `\x1b[1m${line}\x1b[0m\r\n`).join('')
        transport.chunkSizes = chunkSizes
        expect((await session.sendCommand('show any')).output).toBe(expected.join('\n'))
      }),
    )
  })

  it('does not take a prompt for the end that stands before the echo', async () => {
    const device: FakeDevice = (typed, fake) => {
      fake.say('\r\nr1#')
      setImmediate(() => fake.say(`${typed.trimEnd()}\r\n12:00\r\nr1#`))
    }
    const { session } = await openFake({ device, chunkSizes: [5] })
    expect((await session.sendCommand('show clock')).output).toBe('12:00')
  })

  it('does not end at a line of output that looks like another prompt and goes on', async () => {
    const device = answering({ 'show trick': 'r2# is a name\r\nlast\r\n' })
    const limits = { promptQuietMs: 300 }
    const { session } = await openFake({ device, chunkSizes: [1], limits })
    expect((await session.sendCommand('show trick')).output).toBe('r2# is a name\nlast')
  })

  it('takes a prompt behind output that does not end its line', async () => {
    const { session } = await openFake({ device: answering({ 'show json': '{}' }) })
    expect(await session.sendCommand('show json')).toMatchObject({ output: '{}', prompt: 'r1#' })
    expect((await session.sendCommand('show clock')).output).toBe('')
  })

  it('takes a prompt behind a very long line that is not ended', async () => {
    const long = 'x'.repeat(5_000)
    const { session } = await openFake({ device: answering({ 'show long': long }) })
    expect((await session.sendCommand('show long')).output).toBe(long)
  })

  it('ends at a prompt that syslog was glued to, and reports the syslog', async () => {
    const device: FakeDevice = (typed, fake) =>
      fake.say(`${typed.trimEnd()}\r\n12:00\r\nr1#%SYS-5-CONFIG: by console\r\n`)
    const { session } = await openFake({ device })
    const reply = await session.sendCommand('show clock')
    expect(reply.output).toBe('12:00')
    expect(reply.warnings).toEqual(['unasked: r1#%SYS-5-CONFIG: by console'])
  })

  it('goes on behind syslog that left no prompt on the line', async () => {
    const device: FakeDevice = (typed, fake) => {
      const line = typed.trimEnd()
      fake.say(line === 'one' ? 'one\r\nr1#%SYS-5-CONFIG: x\r\n' : `${line}\r\nok\r\nr1#`)
    }
    const { session } = await openFake({ device })
    await session.sendCommand('one')
    expect((await session.sendCommand('two')).output).toBe('ok')
  })

  it('goes on behind syslog that left no prompt and did not even end its line', async () => {
    const device: FakeDevice = (typed, fake) => {
      const line = typed.trimEnd()
      fake.say(
        line === 'one' ? 'one\r\nr1#%SYS-5-CONFIG: x\r\n%SYS-5-LOG: y' : `${line}\r\nok\r\nr1#`,
      )
    }
    const { session } = await openFake({ device })
    const reply = await session.sendCommand('one')
    expect(reply).toMatchObject({ output: '', warnings: ['unasked: r1#%SYS-5-CONFIG: x'] })
    expect((await session.sendCommand('two')).output).toBe('ok')
  })

  it('never gives late output to the next command, and reports it', async () => {
    const device: FakeDevice = (typed, fake) => {
      if (typed === 'one\n') fake.say('one\r\nbegin\r\nr1#')
      else fake.say('\r\nlate\r\nr1#two\r\nmine\r\nr1#')
    }
    const { session } = await openFake({ device, chunkSizes: [3] })
    expect((await session.sendCommand('one')).output).toBe('begin')
    const { output, warnings } = await session.sendCommand('two')
    expect({ output, warnings }).toEqual({ output: 'mine', warnings: ['unasked: late'] })
  })

  it('reports late output that came between two commands, once it is at its prompt again', async () => {
    const { session, transport } = await openFake({ device: answering({ two: 'mine\r\n' }) })
    transport.say('\r\nlate\r\nr1#')
    const { output, warnings } = await session.sendCommand('two')
    expect({ output, warnings }).toEqual({ output: 'mine', warnings: ['unasked: late'] })
  })

  it('waits longer for a repeated prompt when told to, so that a pause there loses nothing', async () => {
    const device: FakeDevice = (typed, fake) => {
      fake.say(`${typed.trimEnd()}\r\nr1#`)
      setTimeout(() => fake.say(' is a line of output\r\nend\r\nr1#'), 20)
    }
    const { session } = await openFake({ device, limits: { repeatedPromptQuietMs: 400 } })
    expect((await session.sendCommand('show')).output).toBe('r1# is a line of output\nend')
  })

  it('pages through a pager that could not be switched off, one blank for each page', async () => {
    const erase = `${'\b'.repeat(8)}${' '.repeat(8)}${'\b'.repeat(8)}`
    const pages = [`a\r\n--More--`, `${erase}b\r\n--More--`, `${erase}c\r\nr1#`]
    const device: FakeDevice = (typed, fake) => {
      fake.say(`${typed === ' ' ? '' : `${typed.trimEnd()}\r\n`}${pages.shift()}`)
    }
    const { session, transport } = await openFake({ device, chunkSizes: [1] })
    expect((await session.sendCommand('show run')).output).toBe('a\nb\nc')
    expect(transport.typed).toEqual(['show run\n', ' ', ' '])
  })

  it('follows a prompt that changed: mode and host name', async () => {
    const device: FakeDevice = (typed, fake) => fake.say(`${typed.trimEnd()}\r\nr2(config)#`)
    const { session } = await openFake({ device })
    expect(await session.sendCommand('x')).toMatchObject({ prompt: 'r2(config)#', mode: 'config' })
    expect(session.mode).toBe('config')
  })

  it('runs one operation at a time, in the order of the calls', async () => {
    const { session, transport } = await openFake({ device: answering({ a: '1\r\n', b: '2\r\n' }) })
    const replies = await Promise.all([session.sendCommand('a'), session.sendCommand('b')])
    expect(replies.map(({ output }) => output)).toEqual(['1', '2'])
    expect(transport.typed).toEqual(['a\n', 'b\n'])
  })

  it('raises what the device does not understand, and stays usable', async () => {
    const device = answering({ shw: '   ^\r\n% Invalid input\r\n', 'show clock': '12:00\r\n' })
    const { session } = await openFake({ device })
    const error = await failure(session.sendCommand('shw'))
    expect(error).toBeInstanceOf(CommandRejectedError)
    expect(error).toMatchObject({ reason: '% Invalid input', retryable: false })
    expect((await session.sendCommand('show clock')).output).toBe('12:00')
  })

  it('takes an error further down for content', async () => {
    const lines = `${'line\r\n'.repeat(9)}% Invalid input\r\n`
    const { session } = await openFake({ device: answering({ 'show log': lines }) })
    expect((await session.sendCommand('show log')).output).toContain('% Invalid')
  })

  it('learns a free prompt and waits for exactly that one', async () => {
    const device = answering({ ls: 'costs 5$ \r\ndone\r\n' }, 'u@h:~$ ')
    const { session } = await openFake({ device, platform: linux, greeting: '\x1b[?2004hu@h:~$ ' })
    expect((await session.sendCommand('ls')).output).toBe('costs 5$ \ndone')
  })
})

describe('CliSession.enterMode', () => {
  it('takes the blank behind a prompt for a part of it, though it comes late and its pattern may do without', async () => {
    const platform = definePlatform({
      ...plainPlatform,
      modes: [
        { name: 'exec', prompt: /^(?<device>\w{1,20})> ?$/ },
        { name: 'config', prompt: /^(?<device>\w{1,20})# ?$/ },
      ],
      changes: [{ from: 'exec', to: 'config', command: 'configure' }],
      configMode: 'config',
      privilegedMode: undefined,
      save: undefined,
    })
    const device = answering({}, 'r1# ')
    const { session, transport } = await openFake({ device, platform, greeting: 'r1> ' })
    transport.chunkSizes = [1]
    await session.enterMode('config')
    expect(session.prompt).toBe('r1# ')
    expect((await session.sendCommand('show')).output).toBe('')
  })
})

describe('production safety of a session', () => {
  it.each(['show\x03', 'a\tb', 'a\nb', 'a\rb', '\x1b[A'])(
    'rule 3: refuses control characters: %j',
    async (command) => {
      const { session, transport } = await openFake()
      expect(await failure(session.sendCommand(command))).toBeInstanceOf(InputRefusedError)
      expect(transport.typed).toEqual([])
    },
  )

  it.each(['', '  '])('rule 1: never types a lone line end: %j', async (command) => {
    const { session, transport } = await openFake()
    expect(await failure(session.sendCommand(command))).toBeInstanceOf(InputRefusedError)
    expect(transport.typed).toEqual([])
  })

  it('rule 3: quotes a live key where the platform can, and refuses it where not', async () => {
    const device: FakeDevice = (typed, fake) =>
      fake.say(`${typed.trimEnd().replace('\x16', '')}\r\nr1#`)
    const { session, transport } = await openFake({ device })
    await session.sendCommand('say why?')
    expect(transport.typed).toEqual(['say why\x16?\n'])
    const platform = { ...plainPlatform, literalNext: undefined }
    const other = await openFake({ platform })
    expect(await failure(other.session.sendCommand('say why?'))).toBeInstanceOf(InputRefusedError)
    expect(other.transport.typed).toEqual([])
  })

  it('rule 3: an echo that differs from what was sent is an error', async () => {
    const device: FakeDevice = (_typed, fake) => fake.say('how clock\r\n% Invalid\r\nr1#')
    const { session } = await openFake({ device })
    const error = await failure(session.sendCommand('show clock'))
    expect(error).toBeInstanceOf(EchoMismatchError)
    expect(error).toMatchObject({
      expected: 'r1#show clock',
      received: 'r1#how clock',
      changed: 'unknown',
    })
    expect(session.isAlive()).toBe(true)
  })

  it('rule 4: shows an unknown dialog, types nothing behind it and closes', async () => {
    const device: FakeDevice = (typed, fake) => fake.say(`${typed.trimEnd()}\r\nProceed? [confirm]`)
    const { session, transport } = await openFake({ device })
    const first = failure(session.sendCommand('clear counters'))
    const second = failure(session.sendCommand('show clock'))
    const error = await first
    expect(error).toBeInstanceOf(UnknownDialogError)
    expect(error).toMatchObject({ question: 'Proceed? [confirm]', changed: 'unknown' })
    expect(await second).toMatchObject({
      code: 'SESSION_CLOSED',
      retryable: true,
      isWritten: false,
    })
    expect(transport.typed).toEqual(['clear counters\n'])
    expect(session.isAlive()).toBe(false)
  })

  it('rule 6: after a time-out interrupts as the platform says and is usable again', async () => {
    const device: FakeDevice = (typed, fake) => {
      if (typed === 'show hang\n') fake.say('show hang\r\nworking...')
      else if (typed === '\x03') fake.say('^C\r\nr1#')
      else answering({ 'show clock': '12:00\r\n' })(typed, fake)
    }
    const { session, transport } = await openFake({ device })
    const error = await failure(session.sendCommand('show hang', { timeoutMs: 20 }))
    expect(error).toBeInstanceOf(PromptTimeoutError)
    expect(error).toMatchObject({ phase: 'command', timeoutMs: 20, changed: false })
    expect((error as PromptTimeoutError).tail).toEqual(['r1#show hang', 'working...'])
    expect((await session.sendCommand('show clock')).output).toBe('12:00')
    expect(transport.typed).toEqual(['show hang\n', '\x03', 'show clock\n'])
  })

  it('rule 6: closes when the interrupt brings no prompt', async () => {
    const { session, transport } = await openFake({ limits: { recoverTimeoutMs: 30 } })
    await failure(session.sendCommand('show hang', { timeoutMs: 20 }))
    await session.interrupt(new Error('wait for rest'))
    expect(session.isAlive()).toBe(false)
    expect(transport.typed).toEqual(['show hang\n', '\x03'])
  })

  it('rule 6: types no interrupt at a question', async () => {
    const device: FakeDevice = (typed, fake) => fake.say(`${typed.trimEnd()}\r\nSure? [y/n]: `)
    const { session, transport } = await openFake({ device, limits: { doubtQuietMs: 5_000 } })
    await failure(session.sendCommand('show x', { timeoutMs: 30 }))
    await session.interrupt(new Error('wait for rest'))
    expect(transport.typed).toEqual(['show x\n'])
    expect(session.isAlive()).toBe(false)
  })

  it('clears a line that late output left behind the prompt before it types', async () => {
    const device: FakeDevice = (typed, fake) => {
      if (typed === '\x03') fake.say('^C\r\nr1#')
      else answering({ 'show clock': '12:00\r\n' })(typed, fake)
    }
    const { session, transport } = await openFake({ device })
    transport.say('left over')
    await new Promise(setImmediate)
    const error = await failure(session.sendCommand('show clock', { timeoutMs: 30 }))
    expect(error).toMatchObject({ code: 'PROMPT_TIMEOUT', changed: false })
    expect((await session.sendCommand('show clock')).output).toBe('12:00')
    expect(transport.typed).toEqual(['\x03', 'show clock\n'])
  })

  it.each(['reload', 'write memory'])('rule 6: never interrupts %s: closes', async (command) => {
    const { session, transport } = await openFake()
    expect(await failure(session.sendCommand(command, { timeoutMs: 20 }))).toMatchObject({
      changed: 'unknown',
    })
    await session.interrupt(new Error('wait for rest'))
    expect(transport.typed).toEqual([`${command}\n`])
    expect(session.isAlive()).toBe(false)
  })

  it('counts the time-out from the last byte received', async () => {
    const device: FakeDevice = (typed, fake) => {
      fake.say(typed.replace('\n', '\r\n'))
      let beats = 0
      const timer = setInterval(() => {
        beats += 1
        fake.say(beats < 6 ? '.' : '\r\nr1#')
        if (beats === 6) clearInterval(timer)
      }, 60)
    }
    const { session } = await openFake({ device })
    expect((await session.sendCommand('show slow', { timeoutMs: 300 })).output).toBe('.....')
  })

  it('takes Infinity as no time-out', async () => {
    const device: FakeDevice = (typed, fake) => {
      setTimeout(() => fake.say(`${typed.trimEnd()}\r\n12:00\r\nr1#`), 20)
    }
    const { session } = await openFake({ device })
    const reply = await session.sendCommand('show clock', { timeoutMs: Number.POSITIVE_INFINITY })
    expect(reply.output).toBe('12:00')
  })

  it('a cancelled command rejects at once with the reason, and the next one waits for the prompt', async () => {
    const device: FakeDevice = (typed, fake) => {
      if (typed === '\x03') fake.say('^C\r\nr1#')
      else if (typed === 'show hang\n') fake.say('show hang\r\n')
      else answering({ 'show clock': '12:00\r\n' })(typed, fake)
    }
    const { session } = await openFake({ device })
    const controller = new AbortController()
    const hanging = failure(session.sendCommand('show hang', { signal: controller.signal }))
    const next = session.sendCommand('show clock')
    setImmediate(() => setImmediate(() => controller.abort(new Error('enough'))))
    expect(await hanging).toMatchObject({ message: 'enough' })
    expect((await next).output).toBe('12:00')
  })

  it('rule 15: a cancelled command that may write says that the device may have executed it', async () => {
    const device: FakeDevice = (typed, fake) =>
      fake.say(typed === '\x03' ? '^C\r\nr1#' : `${typed.trimEnd()}\r\n`)
    const { session } = await openFake({ device })
    const controller = new AbortController()
    const cause = new Error('enough')
    const { signal } = controller
    const hanging = failure(session.sendCommand('clear counters', { signal }))
    setImmediate(() => setImmediate(() => controller.abort(cause)))
    const error = await hanging
    expect(error).toBeInstanceOf(CommandCutError)
    expect(error).toMatchObject({ command: 'clear counters', changed: 'unknown', cause })
  })

  it('interrupt ends what runs and what waits, and resolves at rest', async () => {
    const device: FakeDevice = (typed, fake) =>
      fake.say(typed === '\x03' ? '^C\r\nr1#' : `${typed.trimEnd()}\r\n`)
    const { session, transport } = await openFake({ device })
    const both = [session.sendCommand('show one'), session.sendCommand('show two')].map(failure)
    await session.interrupt(new Error('deadline'))
    expect(await Promise.all(both)).toMatchObject([
      { message: 'deadline' },
      { message: 'deadline' },
    ])
    expect(transport.typed).not.toContain('show two\n')
  })

  it('says by whom a session was closed and what had come, and reopens nothing', async () => {
    const device: FakeDevice = (typed, fake) => {
      fake.say(`${typed.trimEnd()}\r\nfirst half`)
      setImmediate(() =>
        setImmediate(() => fake.hangUp({ by: 'network', error: new Error('ECONNRESET') })),
      )
    }
    const { session } = await openFake({ device })
    const error = await failure(session.sendCommand('show run'))
    expect(error).toBeInstanceOf(SessionClosedError)
    expect(error).toMatchObject({
      by: 'network',
      output: 'r1#show run\nfirst half',
      retryable: false,
    })
    expect(error).toMatchObject({ changed: false, cause: { message: 'ECONNRESET' } })
    expect(await failure(session.sendCommand('reload'))).toMatchObject({ isWritten: false })
  })

  it('rule 15: a cut command that may write leaves changed unknown', async () => {
    const device: FakeDevice = (_typed, fake) => fake.hangUp()
    const { session } = await openFake({ device })
    expect(await failure(session.sendCommand('clear counters'))).toMatchObject({
      changed: 'unknown',
    })
  })

  it('closes when an answer is longer than the limit', async () => {
    const device = answering({ 'show all': 'x'.repeat(2_000) })
    const { session } = await openFake({ device, limits: { maxLineLength: 1_000 } })
    expect(await failure(session.sendCommand('show all'))).toMatchObject({
      code: 'OUTPUT_LIMIT',
      limit: 'line',
    })
    expect(session.isAlive()).toBe(false)
  })
})

describe('a command that is cut', () => {
  const hanging: FakeDevice = (typed, fake) => {
    if (typed === '\x03') fake.say('^C\r\nr1#')
    else fake.say(`${typed.trimEnd()}\r\n`)
  }

  it.each([
    ['with a blank before it', ' write memory'],
    ['from configuration mode', 'do write memory'],
  ])('rule 6: is not interrupted when it saves, %s', async (_how, command) => {
    const limits = { commandTimeoutMs: 60 }
    const { session, transport } = await openFake({ device: hanging, limits })
    await expect(session.sendCommand(command)).rejects.toMatchObject({ code: 'PROMPT_TIMEOUT' })
    await expect(session.sendCommand('show clock')).rejects.toMatchObject({
      code: 'SESSION_CLOSED',
    })
    expect(transport.typed).not.toContain('\x03')
  })

  it('rule 6: is not interrupted behind the answer that began it', async () => {
    const device: FakeDevice = (typed, fake) => {
      fake.say(typed === 'reload\n' ? 'reload\r\nProceed? [confirm]' : 'y\r\nrestarting')
    }
    const limits = { commandTimeoutMs: 60 }
    const { session, transport } = await openFake({ device, limits })
    await session.sendCommand('reload', { expect: '[confirm]' })
    await expect(session.sendCommand('y')).rejects.toMatchObject({ code: 'PROMPT_TIMEOUT' })
    await session.sendCommand('show clock').catch(() => undefined)
    expect(transport.typed).toEqual(['reload\n', 'y\n'])
  })

  it('does not keep others waiting when the device goes on speaking', async () => {
    let talking: NodeJS.Timeout | undefined
    const device: FakeDevice = (typed, fake) => {
      fake.say(`${typed.trimEnd()}\r\n`)
      talking ??= setInterval(() => fake.say('debug\r\n'), 10)
    }
    const limits = { recoverTimeoutMs: 150 }
    const { session } = await openFake({ device, limits })
    await session.sendCommand('debug all', { maxDurationMs: 50 }).catch(() => undefined)
    await expect(session.sendCommand('show clock')).rejects.toMatchObject({
      code: 'SESSION_CLOSED',
    })
    clearInterval(talking)
  })

  it('tells at once who gives up while he waits for another', async () => {
    const { session } = await openFake({ device: hanging, limits: { commandTimeoutMs: 300 } })
    const first = session.sendCommand('show one').catch((thrown: unknown) => thrown)
    const controller = new AbortController()
    const second = session.sendCommand('show two', { signal: controller.signal })
    const reason = new Error('enough')
    controller.abort(reason)
    await expect(second).rejects.toBe(reason)
    const isFirstOver = await Promise.race([first.then(() => true), Promise.resolve(false)])
    expect(isFirstOver).toBe(false)
    await first
  })

  it('survives a listener of lines that rejects', async () => {
    const warnings: string[] = []
    const log = { debug: () => undefined, warn: (_: object, text: string) => warnings.push(text) }
    const { session } = await openFake({ device: answering({ 'show clock': '12:00\r\n' }), log })
    const onLine = async (): Promise<void> => {
      throw new Error('later')
    }
    expect((await session.sendCommand('show clock', { onLine })).output).toBe('12:00')
    await eventually(() => expect(warnings).toEqual(['a listener of lines has failed']))
  })
})

it('does not take bytes that it had no time to read for silence', async () => {
  const device: FakeDevice = (typed, fake) => {
    fake.say(`${typed.trimEnd()}\r\nr2#`)
    // More is there when the process comes to itself again: the window passed unheard.
    setImmediate(() => {
      const until = performance.now() + 80
      while (performance.now() < until);
      fake.say(' is a line\r\nr1#')
    })
  }
  const { session } = await openFake({ device, limits: { doubtQuietMs: 40, promptQuietMs: 40 } })
  expect((await session.sendCommand('show')).output).toBe('r2# is a line')
})
