import { Secret } from '@nornir-ts/core'
import { describe, expect, it, vi } from 'vitest'
import { plainPlatform } from '../../../test/fake-session.ts'
import { type FakeDevice, FakeTransport } from '../../../test/fake-transport.ts'
import { ciscoIos } from '../../platform/cisco-ios.ts'
import type { Platform } from '../../platform/platform.ts'
import type { CliSession } from '../cli-session.ts'
import { openCliSession } from '../open-cli-session.ts'
import type { SessionLimits } from '../session-limits.ts'
import type { Credentials } from './credentials.ts'

const PASSWORD = 'hunter2'

const limits: Partial<SessionLimits> = {
  loginTimeoutMs: 5_000,
  promptQuietMs: 20,
  doubtQuietMs: 80,
}

interface Attempt {
  readonly transport: FakeTransport
  readonly opening: Promise<CliSession>
  /** All that was logged, as JSON. */
  readonly logged: string[]
}

function logInTo(
  device: FakeDevice,
  options: {
    readonly greeting: string
    readonly chunkSizes?: readonly number[]
    readonly credentials?: Credentials
    readonly platform?: Platform
    readonly limits?: Partial<SessionLimits>
    readonly signal?: AbortSignal
    readonly isAuthenticated?: boolean
  },
): Attempt {
  const transport = new FakeTransport(device, options.chunkSizes)
  transport.isAuthenticated = options.isAuthenticated ?? false
  const logged: string[] = []
  const log = (details: object, message: string) => logged.push(JSON.stringify([message, details]))
  const opening = openCliSession(
    {
      host: 'r1',
      transport,
      platform: options.platform ?? plainPlatform,
      credentials: options.credentials ?? { username: 'admin', password: new Secret(PASSWORD) },
      limits: { ...limits, ...options.limits },
      log: { debug: log, warn: log },
    },
    options.signal ?? new AbortController().signal,
  )
  opening.catch(() => undefined)
  transport.say(options.greeting)
  return { transport, opening, logged }
}

/** Lets a fake device deliver what it says, and the session look at it. */
async function turns(): Promise<void> {
  for (let left = 6; left > 0; left -= 1) await new Promise(setImmediate)
}

async function failureOf({ opening, transport, logged }: Attempt): Promise<Error> {
  const error = await opening.then(
    () => expect.unreachable('the log-in succeeded'),
    (reason: unknown) => reason as Error,
  )
  expect(transport.isOpen).toBe(false)
  expect(`${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain(PASSWORD)
  expect(logged.join()).not.toContain(PASSWORD)
  return error
}

/** A device with user name and password, right and wrong, that echoes the one and not the other. */
const asking: FakeDevice = (typed, device) => {
  if (typed === 'admin\n') device.say('admin\r\nPassword: ')
  else if (typed === `${PASSWORD}\n`) device.say('\r\n\r\nWelcome\r\nr1#')
  else device.say('\r\n% Login invalid\r\n\r\nUsername: ')
}

/** A promise that somebody else resolves. */
function deferred<Value>() {
  let resolve = (_value: Value): void => undefined
  const promise = new Promise<Value>((done) => {
    resolve = done
  })
  return { promise, resolve: (value: Value) => resolve(value) }
}

/** Says this to each line that is typed, in order. */
function saying(...answers: readonly string[]): FakeDevice {
  const left = [...answers]
  return (_typed, device) => device.say(left.shift() ?? '')
}

describe('logging in through the dialog', () => {
  it.each([[], [1], [7], [2, 5, 3]])(
    'rules 1 and 2: types user name and password, each alone, once, when it is asked for them (chunks %j)',
    async (...chunkSizes) => {
      const greeting = '\r\n\r\nUser Access Verification\r\n\r\nUsername: '
      const { opening, transport, logged } = logInTo(asking, { greeting, chunkSizes })
      const session = await opening
      expect(transport.typed).toEqual(['admin\n', `${PASSWORD}\n`])
      expect(session).toMatchObject({ mode: 'enable', prompt: 'r1#' })
      expect(logged.join()).not.toContain(PASSWORD)
    },
  )

  it('types only the password where no user name is asked for', async () => {
    const { opening, transport } = logInTo(saying('\r\nr1>'), { greeting: 'Password: ' })
    expect(await opening).toMatchObject({ mode: 'exec' })
    expect(transport.typed).toEqual([`${PASSWORD}\n`])
  })

  it('types nothing where nothing is asked, and needs no credentials there', async () => {
    const { opening, transport } = logInTo(saying(), { greeting: '\r\nr1#', credentials: {} })
    expect(await opening).toMatchObject({ mode: 'enable' })
    expect(transport.typed).toEqual([])
  })

  it.each([
    'login: ',
    'vm login: ',
    'Login:',
    'Username:',
    'User Name: ',
    'User:',
    'Please enter user name: ',
    'login as: ',
    'Username : ',
  ])('knows %j as the question for the user name', async (greeting) => {
    const { opening, transport } = logInTo(asking, { greeting })
    await opening
    expect(transport.typed[0]).toBe('admin\n')
  })

  it.each([
    'Password:',
    'password: ',
    "admin@r1's password: ",
    'Password for admin: ',
    'Password : ',
  ])('knows %j as the question for the password', async (question) => {
    const device = saying(`admin\r\n${question}`, '\r\nr1#')
    const { opening, transport } = logInTo(device, { greeting: 'Username: ' })
    await opening
    expect(transport.typed).toEqual(['admin\n', `${PASSWORD}\n`])
  })

  it.each([
    'New password: ',
    'Enter old password: ',
    'Current password: ',
    'Retype new password: ',
  ])('rule 2: does not type the password at %j', async (question) => {
    const attempt = logInTo(saying('admin\r\nPassword: ', `\r\nExpired.\r\n${question}`), {
      greeting: 'login: ',
    })
    const error = await failureOf(attempt)
    expect(error).toMatchObject({ code: 'UNKNOWN_DIALOG', question: question.trim() })
    expect(attempt.transport.typed).toEqual(['admin\n', `${PASSWORD}\n`])
  })

  it('takes the questions and refusals of the platform before its own', async () => {
    const login = { username: /^Wer da\? $/, password: /^Parole: $/, failures: [/^Falsch/] }
    const platform = { ...plainPlatform, login }
    const device = saying('admin\r\nParole: ', '\r\nFalsch.\r\n')
    const error = await failureOf(logInTo(device, { greeting: 'Wer da? ', platform }))
    expect(error).toMatchObject({ code: 'AUTHENTICATION_FAILED', reason: 'Falsch.' })
  })

  it('is not misled by "Last login:" behind the password', async () => {
    const { promise: passwordTyped, resolve } = deferred<void>()
    const device: FakeDevice = (typed, fake) => {
      if (typed === 'admin\n') return fake.say('admin\r\nPassword: ')
      fake.say('\r\nLast login: ')
      resolve()
    }
    const { opening, transport } = logInTo(device, { greeting: 'login: ' })
    await passwordTyped
    transport.say('Sun Nov 22 15:00\r\nr1#')
    expect(await opening).toMatchObject({ mode: 'enable' })
  })
})

describe('rule 1: art in the banner', () => {
  it('does not answer lines of it that read like questions', async () => {
    const art = '**********\r\nLogin:\r\nPassword:\r\n  Password: \r\n####\r\n'
    const greeting = `${art}\r\nUsername: `
    const { opening, transport } = logInTo(asking, { greeting, chunkSizes: [1] })
    await opening
    expect(transport.typed).toEqual(['admin\n', `${PASSWORD}\n`])
  })

  it('does not type the password into a banner whose line "Password:" is cut off for a while', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const { opening, transport } = logInTo(asking, { greeting: 'Keep your\r\nPassword:' })
      await turns()
      // Longer than the window of a prompt, shorter than that of something doubtful.
      await vi.advanceTimersByTimeAsync(79)
      transport.say('\r\nto yourself.\r\n\r\nUsername: ')
      for (let left = 6; left > 0; left -= 1) {
        await turns()
        await vi.advanceTimersByTimeAsync(20)
      }
      await opening
      expect(transport.typed).toEqual(['admin\n', `${PASSWORD}\n`])
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('rule 18: a refusal', () => {
  const refused = { code: 'AUTHENTICATION_FAILED', credentialRejected: true, tried: ['password'] }

  it.each([
    '\r\nLogin incorrect\r\nlogin: ',
    '\r\n% Login invalid\r\n\r\nUsername: ',
    '\r\n% Authentication failed\r\n\r\nUsername: ',
    '\r\n% Bad passwords\r\n',
    '\r\nAccess denied\r\n',
    '\r\nPassword: ',
    '\r\nUsername: ',
  ])('is an authentication error, and no second try: %j', async (answer) => {
    const attempt = logInTo(saying('admin\r\nPassword: ', answer), { greeting: 'login: ' })
    expect(await failureOf(attempt)).toMatchObject({ ...refused, username: 'admin' })
    expect(attempt.transport.typed).toEqual(['admin\n', `${PASSWORD}\n`])
  })

  it('is told from the words that came before the end of the connection', async () => {
    const device: FakeDevice = (typed, fake) => {
      if (typed === 'admin\n') return fake.say('admin\r\nPassword: ')
      fake.say('\r\n% Bad passwords, too many failures!\r\n')
      setImmediate(() => setImmediate(() => fake.hangUp()))
    }
    expect(await failureOf(logInTo(device, { greeting: 'Username: ' }))).toMatchObject({
      ...refused,
      reason: '% Bad passwords, too many failures!',
    })
  })

  it('is none where a greeting behind the password speaks of log-ins that failed', async () => {
    const device = saying('admin\r\nPassword: ', '\r\nLogin failed 3 times since yesterday\r\nr1#')
    expect(await logInTo(device, { greeting: 'login: ' }).opening).toMatchObject({ mode: 'enable' })
  })

  it('does not count against the password when the user name was asked for twice', async () => {
    const attempt = logInTo(saying('admin\r\n\r\nlogin: '), { greeting: 'login: ' })
    expect(await failureOf(attempt)).toMatchObject({ credentialRejected: false, tried: [] })
    expect(attempt.transport.typed).toEqual(['admin\n'])
  })

  it.each([
    'Password required, but none set',
    "% Login disabled on line 2, until 'password' is set",
  ])('does not count against the password where none can be right: %s', async (line) => {
    const attempt = logInTo(saying(), { greeting: `\r\n${line}\r\n` })
    setImmediate(() => setImmediate(() => attempt.transport.hangUp()))
    const error = await failureOf(attempt)
    expect(error).toMatchObject({ code: 'AUTHENTICATION_FAILED', credentialRejected: false })
    expect(error.message).toContain(line)
    expect(attempt.transport.typed).toEqual([])
  })

  it('rule 19: an end of the connection is a session limit, not retryable once the password was typed', async () => {
    const before = logInTo(saying(), { greeting: 'All lines busy\r\n' })
    setImmediate(() => setImmediate(() => before.transport.hangUp()))
    const limit = { code: 'SESSION_LIMIT', isPasswordSent: false, retryable: true }
    expect(await failureOf(before)).toMatchObject(limit)

    const hangUp: FakeDevice = (_typed, fake) => fake.hangUp()
    const behind = logInTo(hangUp, { greeting: 'Password: ' })
    const lost = { code: 'SESSION_LIMIT', isPasswordSent: true, retryable: false }
    expect(await failureOf(behind)).toMatchObject(lost)
  })
})

describe('credentials', () => {
  const greeting = 'Username: '

  it('that are missing are an error that says so, and nothing is typed', async () => {
    const nobody = logInTo(saying(), { greeting, credentials: {} })
    expect(await failureOf(nobody)).toMatchObject({
      code: 'AUTHENTICATION_FAILED',
      credentialRejected: false,
      reason: 'it asks for a user name, and none is configured',
    })
    expect(nobody.transport.typed).toEqual([])
    const nothing = logInTo(asking, { greeting, credentials: { username: 'admin' } })
    expect(await failureOf(nothing)).toMatchObject({
      reason: 'it asks for a password, and none is configured',
    })
    expect(nothing.transport.typed).toEqual(['admin\n'])
  })

  it.each([
    ['', PASSWORD, []],
    ['admin', '', ['admin\n']],
  ])(
    'rule 2: that are empty are not typed: Enter alone is no answer',
    async (username, password, typed) => {
      const attempt = logInTo(asking, {
        greeting,
        credentials: { username, password: new Secret(password) },
      })
      expect(await failureOf(attempt)).toMatchObject({ credentialRejected: false })
      expect(attempt.transport.typed).toEqual(typed)
    },
  )

  it('rule 3: that hold control characters are not typed', async () => {
    const password = new Secret(`${PASSWORD}\x03`)
    const attempt = logInTo(asking, { greeting, credentials: { username: 'admin', password } })
    expect((await failureOf(attempt)).message).toContain('control character')
    expect(attempt.transport.typed).toEqual(['admin\n'])
  })

  it('rule 2: a password that the device echoes is in no error and no log', async () => {
    const echoing: FakeDevice = (typed, fake) => {
      if (typed === 'admin\n') fake.say('admin\r\nPassword: ')
      else fake.say(`${typed.trimEnd()}\r\nLogin incorrect\r\nlogin: `)
    }
    expect(await failureOf(logInTo(echoing, { greeting }))).toMatchObject({
      code: 'AUTHENTICATION_FAILED',
      reason: 'Login incorrect',
    })
    const silent: FakeDevice = (typed, fake) =>
      fake.say(typed === 'admin\n' ? 'admin\r\nPassword: ' : typed.trimEnd())
    const timedOut = logInTo(silent, { greeting, limits: { loginTimeoutMs: 200 } })
    expect(await failureOf(timedOut)).toMatchObject({
      code: 'PROMPT_TIMEOUT',
      tail: ['Password: '],
    })
    const dying: FakeDevice = (typed, fake) => {
      silent(typed, fake)
      if (typed !== 'admin\n') setImmediate(() => setImmediate(() => fake.hangUp()))
    }
    expect(await failureOf(logInTo(dying, { greeting }))).toMatchObject({ code: 'SESSION_LIMIT' })
  })
})

describe('rule 18: the turn to show the password', () => {
  const secret = new Secret(PASSWORD)
  const credentials = { username: 'admin', password: secret }

  /** A gate that lets the log-in go when `open` is called. */
  function gate() {
    const opened = deferred<void>()
    const asked = deferred<unknown>()
    const outcome = deferred<string>()
    const logIn: NonNullable<Credentials['logIn']> = async (credential, attempt) => {
      asked.resolve(credential)
      await opened.promise
      try {
        const value = await attempt()
        outcome.resolve('accepted')
        return value
      } catch (error) {
        outcome.resolve(String(Reflect.get(error as Error, 'code') ?? error))
        throw error
      }
    }
    return { open: opened.resolve, asked: asked.promise, outcome: outcome.promise, logIn }
  }

  it('is asked for at the question, and nothing is shown before it comes', async () => {
    const { logIn, open, outcome, asked } = gate()
    const attempt = logInTo(asking, {
      greeting: 'Username: ',
      credentials: { ...credentials, logIn },
    })
    expect(await asked).toEqual({ username: 'admin', secret })
    await turns()
    expect(attempt.transport.typed).toEqual(['admin\n'])
    open()
    await attempt.opening
    expect(attempt.transport.typed).toEqual(['admin\n', `${PASSWORD}\n`])
    expect(await outcome).toBe('accepted')
  })

  it('tells the gate of a refusal', async () => {
    const { logIn, open, outcome } = gate()
    open()
    const device = saying('\r\nPassword: ')
    await failureOf(
      logInTo(device, { greeting: 'Password: ', credentials: { ...credentials, logIn } }),
    )
    expect(await outcome).toBe('AUTHENTICATION_FAILED')
  })

  it('is not asked for where no password is', async () => {
    const logIn = () => expect.unreachable()
    await logInTo(saying(), { greeting: 'r1#', credentials: { ...credentials, logIn } }).opening
  })

  it('is lost, and nothing shown, when the device hangs up meanwhile', async () => {
    const { logIn, open, outcome, asked } = gate()
    const attempt = logInTo(saying(), {
      greeting: 'Password: ',
      credentials: { ...credentials, logIn },
    })
    await asked
    attempt.transport.hangUp()
    expect(await failureOf(attempt)).toMatchObject({ code: 'PASSWORD_TURN_LOST', retryable: true })
    open()
    expect(await outcome).toBe('PASSWORD_TURN_LOST')
    expect(attempt.transport.typed).toEqual([])
  })

  it('is lost, and nothing shown, when the device asks something else meanwhile', async () => {
    const { logIn, open, asked } = gate()
    const attempt = logInTo(saying(), {
      greeting: 'Password: ',
      credentials: { ...credentials, logIn },
    })
    await asked
    attempt.transport.say('\r\n% Login timeout expired\r\n\r\nUsername: ')
    await turns()
    open()
    expect(await failureOf(attempt)).toMatchObject({ code: 'PASSWORD_TURN_LOST' })
    expect(attempt.transport.typed).toEqual([])
  })

  it('shows nothing when it comes after an abort, and fails with its reason', async () => {
    const { logIn, open, outcome, asked } = gate()
    const controller = new AbortController()
    const attempt = logInTo(saying(), {
      greeting: 'Password: ',
      credentials: { ...credentials, logIn },
      signal: controller.signal,
    })
    await asked
    controller.abort(new Error('enough'))
    expect(await failureOf(attempt)).toMatchObject({ message: 'enough' })
    open()
    expect(await outcome).toBe('Error: enough')
    expect(attempt.transport.typed).toEqual([])
  })
})

describe('rule 4: log-in dialogs', () => {
  it('are answered by no where IOS offers its initial configuration, which changes nothing', async () => {
    const question = 'Would you like to enter the initial configuration dialog? [yes/no]: '
    const platform = { ...ciscoIos, preparation: [] }
    const device = saying('no\r\n\r\n\r\nRouter>')
    const greeting = `\r\n         --- System Configuration Dialog ---\r\n\r\n${question}`
    const { opening, transport } = logInTo(device, { greeting, platform })
    expect(await opening).toMatchObject({ mode: 'exec', prompt: 'Router>' })
    expect(transport.typed).toEqual(['no\n'])
  })

  it('are an error that shows them where nobody knows the answer, and nothing is typed', async () => {
    const attempt = logInTo(saying(), { greeting: 'Terminate autoinstall? [yes]: ' })
    expect(await failureOf(attempt)).toMatchObject({
      code: 'UNKNOWN_DIALOG',
      question: 'Terminate autoinstall? [yes]:',
    })
    expect(attempt.transport.typed).toEqual([])
  })

  it('are not answered for ever', async () => {
    const platform = {
      ...plainPlatform,
      loginDialogs: [{ pattern: /^Sure\? \[y\/n\] $/, answer: 'n' }],
    }
    const device: FakeDevice = (_typed, fake) => fake.say('\r\nSure? [y/n] ')
    const attempt = logInTo(device, { greeting: 'Sure? [y/n] ', platform })
    expect(await failureOf(attempt)).toMatchObject({ code: 'UNKNOWN_DIALOG' })
    expect(attempt.transport.typed).toHaveLength(10)
  })

  it('that ask for a password are unknown to a transport that has logged in', async () => {
    const attempt = logInTo(saying(), { greeting: 'Password: ', isAuthenticated: true })
    expect(await failureOf(attempt)).toMatchObject({ code: 'UNKNOWN_DIALOG' })
    expect(attempt.transport.typed).toEqual([])
  })
})
