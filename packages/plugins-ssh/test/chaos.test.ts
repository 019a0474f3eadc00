import { getEventListeners } from 'node:events'
import { NornirError, Secret } from '@nornir-ts/core'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CliSession } from '../src/session/cli-session.ts'
import { openCliSession } from '../src/session/open-cli-session.ts'
import type { SessionLimits } from '../src/session/session-limits.ts'
import { type Chaos, ChaosTransport } from './chaos-transport.ts'
import { plainPlatform } from './fake-session.ts'
import { type FakeDevice, FakeTransport } from './fake-transport.ts'

const SECRET = 'sesame'
const platform = { ...plainPlatform, preparation: ['terminal length 0'] }

const limits: SessionLimits = {
  loginTimeoutMs: 900,
  commandTimeoutMs: 700,
  saveTimeoutMs: 800,
  recoverTimeoutMs: 300,
  promptQuietMs: 50,
  repeatedPromptQuietMs: 0,
  doubtQuietMs: 200,
  maxLineLength: 10_000,
  maxOutputLength: 100_000,
}

/**
 * No operation here has more than this many waits before it fails, and each ends with its limit; the
 * silence starts again at most once, where bytes come.
 */
const LIMIT_MS = 4 * limits.loginTimeoutMs

const answers: Readonly<Record<string, string>> = {
  'show clock': '12:00:00 UTC\r\n',
  'show version': 'Cisco IOS Software\r\n  uptime is 5 minutes\r\n\r\nregister is 0x2102\r\n',
  'write memory': 'Building configuration...\r\n[OK]\r\n',
}

/** A small IOS: asks for its secret, pages `show version`, keeps its mode. */
function smallIos(): FakeDevice {
  let prompt = 'r1>'
  let next: ((fake: FakeTransport) => void) | undefined
  return (typed, fake) => {
    const line = typed.trimEnd()
    const answer = next
    next = undefined
    if (answer !== undefined) return answer(fake)
    if (typed === '\x03') return fake.say(`^C\r\n${prompt}`)
    if (line === 'enable') {
      next = (device) => {
        prompt = 'r1#'
        device.say(`\r\n${prompt}`)
      }
      return fake.say('enable\r\nPassword: ')
    }
    if (line === 'configure terminal') prompt = 'r1(config)#'
    if (line === 'end') prompt = 'r1#'
    const output = answers[line] ?? ''
    if (line !== 'show version') return fake.say(`${line}\r\n${output}${prompt}`)
    next = (device) => device.say(`\r        \r${output}${prompt}`)
    fake.say(`${line}\r\nfirst page\r\n--More--`)
  }
}

type Operation = (session: CliSession, signal: AbortSignal) => Promise<unknown>

const textOf = ({ output }: { readonly output: string }): string => output

const operations: Readonly<Record<string, Operation>> = {
  sendCommand: async (session, signal) =>
    textOf(await session.sendCommand('show version', { signal })),
  sendCommands: async (session, signal) =>
    (await session.sendCommands(['show clock', 'show version', 'show clock'], { signal })).map(
      textOf,
    ),
  'sendCommands, pipelined': async (session, signal) =>
    (await session.sendCommands(Array(5).fill('show clock'), { signal, pipeline: 4 })).map(textOf),
  enterMode: (session, signal) => session.enterMode('config', { signal }),
  sendConfig: async (session, signal) =>
    (await session.sendConfig(['interface Lo0', ' description x', ' shutdown'], { signal })).lines,
  saveConfig: async (session, signal) => textOf(await session.saveConfig({ signal })),
}

/** A session that is being opened, and what is around it. */
interface Stage {
  readonly fake: FakeTransport
  readonly chaos: ChaosTransport
  readonly opening: Promise<CliSession>
  readonly signal: AbortSignal
  readonly cancel: () => void
}

function stage(): Stage {
  const fake = new FakeTransport(smallIos())
  const between = new ChaosTransport(fake)
  const controller = new AbortController()
  const log = { debug: () => undefined, warn: () => undefined }
  const enableSecret = new Secret(SECRET)
  const options = { transport: between, platform, host: 'r1', enableSecret, limits, log }
  const opening = openCliSession(options, controller.signal)
  opening.catch(() => undefined)
  fake.say('Welcome\r\n\r\nr1>')
  const cancel = (): void => controller.abort(new Error('cancelled'))
  return { fake, chaos: between, opening, signal: controller.signal, cancel }
}

/** How something ended, and what it took. */
interface Ending {
  readonly value?: unknown
  readonly error?: unknown
  readonly elapsedMs: number
}

/** Turns of the event loop that a scripted device needs at most between two waits. */
const TURNS = 60

/** Lets all happen that happens by itself. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise(setImmediate)
}

/** Waits for the end of a promise, by the clock of the test. */
async function endOf(promise: Promise<unknown>): Promise<Ending> {
  let ending: Ending | undefined
  const startedAt = Date.now()
  const elapsed = (): number => Date.now() - startedAt
  promise.then(
    (value) => {
      ending = { value, elapsedMs: elapsed() }
    },
    (error: unknown) => {
      ending = { error, elapsedMs: elapsed() }
    },
  )
  for (;;) {
    await settle()
    if (ending !== undefined) return ending
    if (vi.getTimerCount() === 0) throw new Error('It waits for nothing, and does not end')
    if (elapsed() > 10 * LIMIT_MS) throw new Error('It does not end')
    vi.advanceTimersToNextTimer()
  }
}

/** Nothing is left of a session: no timer, no listener, no open transport. */
async function expectNothingLeft({ fake, opening, signal }: Stage): Promise<void> {
  const session = await opening.catch(() => undefined)
  if (session !== undefined) await endOf(session.close())
  expect(vi.getTimerCount()).toBe(0)
  expect(fake.isOpen).toBe(false)
  expect(getEventListeners(signal, 'abort')).toEqual([])
}

/** What is typed while chaos reigns is what is typed without it, up to a point, and then a retreat. */
function expectNothingWild(typed: readonly string[], healthy: readonly string[]): void {
  const same = typed.findIndex((text, index) => text !== healthy[index])
  const retreat = same === -1 ? [] : typed.slice(same)
  expect(retreat.filter((text) => !['\x03', 'end\n', ' '].includes(text))).toEqual([])
  expect(typed.filter((text) => text === `${SECRET}\n`).length).toBeLessThanOrEqual(1)
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Runs one operation, or the opening alone, with chaos in it. */
async function runWith(name: string, chaosOn?: (stage: Stage) => Chaos) {
  const operation = operations[name]
  const set = stage()
  if (operation !== undefined) await endOf(set.opening)
  set.chaos.arm(chaosOn?.(set))
  const work = operation === undefined ? set.opening : operation(await set.opening, set.signal)
  const ending = await endOf(work)
  const bytes = set.chaos.seen
  const typed = [...set.fake.typed]
  await expectNothingLeft(set)
  return { ending, bytes, typed }
}

const kinds = ['drop', 'truncate', 'delay', 'stall', 'close', 'cancel'] as const

function chaosOf(kind: (typeof kinds)[number], at: number): (stage: Stage) => Chaos {
  return ({ opening, cancel }) => {
    const close = (): void => void opening.then((session) => session.close())
    switch (kind) {
      case 'drop':
      case 'truncate':
        return { at, happens: { kind } }
      case 'delay':
        return { at, happens: { kind, ms: limits.doubtQuietMs - 50 } }
      case 'stall':
        return { at, happens: { kind: 'delay', ms: limits.doubtQuietMs + 50 } }
      case 'close':
        return { at, happens: { kind: 'call', action: close } }
      case 'cancel':
        return { at, happens: { kind: 'call', action: cancel } }
    }
  }
}

const names = ['open', ...Object.keys(operations)]

describe('chaos at every byte of a dialog', () => {
  const cases = names.flatMap((name) =>
    kinds.filter((kind) => name !== 'open' || kind !== 'close').map((kind) => ({ name, kind })),
  )

  it.each(cases)(
    '$kind in $name: the right answer or a typed error, within its limit, and nothing is left open',
    async ({ name, kind }) => {
      const healthy = await runWith(name)
      expect(healthy.ending.error).toBeUndefined()
      expect(healthy.bytes).toBeGreaterThan(10)
      for (let at = 0; at < healthy.bytes; at += 1) {
        const { ending, typed } = await runWith(name, chaosOf(kind, at))
        const where = `${kind} at byte ${at} of ${healthy.bytes}`
        expect(ending.elapsedMs, where).toBeLessThanOrEqual(LIMIT_MS)
        expectNothingWild(typed, healthy.typed)
        if (ending.error === undefined && name !== 'open') {
          expect(ending.value, where).toEqual(healthy.ending.value)
        } else if (ending.error !== undefined) {
          const isReason = kind === 'cancel' && (ending.error as Error).message === 'cancelled'
          expect(isReason || NornirError.is(ending.error), `${where}: ${ending.error}`).toBe(true)
        }
        // A wait that is shorter than every doubt makes no difference.
        if (kind === 'delay') expect(ending.error, where).toBeUndefined()
      }
    },
  )

  it.each(names)(
    'garbled bytes in %s: an end within its limit, a typed error if any, and nothing is left open',
    async (name) => {
      const healthy = await runWith(name)
      await fc.assert(
        fc.asyncProperty(
          fc.nat(healthy.bytes - 1),
          fc.uint8Array({ minLength: 1, maxLength: 12 }),
          async (at, bytes) => {
            const { ending, typed } = await runWith(name, () => ({
              at,
              happens: { kind: 'garble', bytes },
            }))
            expect(ending.elapsedMs).toBeLessThanOrEqual(LIMIT_MS)
            expectNothingWild(typed, healthy.typed)
            if (ending.error !== undefined) expect(NornirError.is(ending.error)).toBe(true)
          },
        ),
        { numRuns: 300, seed: 4 },
      )
    },
  )
})
