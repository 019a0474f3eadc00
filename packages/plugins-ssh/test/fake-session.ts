import { Secret } from '@nornir-ts/core'
import { definePlatform } from '../src/platform/define-platform.ts'
import type { Platform } from '../src/platform/platform.ts'
import type { CliSession } from '../src/session/cli-session.ts'
import { openCliSession } from '../src/session/open-cli-session.ts'
import type { SessionLimits } from '../src/session/session-limits.ts'
import type { SessionLogger } from '../src/session/session-logger.ts'
import { type FakeDevice, FakeTransport } from './fake-transport.ts'

/** A logger that keeps nothing. */
const silent: SessionLogger = { debug: () => undefined, warn: () => undefined }

/** A small IOS-like platform without preparation, so that scripts stay short. */
export const plainPlatform = definePlatform({
  name: 'plain',
  modes: [
    { name: 'exec', prompt: /^(?<device>\w{1,20})>$/, interrupt: '\x03' },
    { name: 'enable', prompt: /^(?<device>\w{1,20})#$/, interrupt: '\x03' },
    { name: 'config', prompt: /^(?<device>\w{1,20})\([\w-]{1,20}\)#$/ },
  ],
  changes: [
    { from: 'exec', to: 'enable', command: 'enable', secretPrompt: /^Password: $/ },
    { from: 'enable', to: 'config', command: 'configure terminal' },
    { from: 'config', to: 'enable', command: 'end' },
  ],
  configMode: 'config',
  privilegedMode: 'enable',
  preparation: [],
  pager: { pattern: /^--More--$/, answer: ' ' },
  commandErrors: [/^% Invalid/],
  configErrors: [/^%/],
  configWarnings: [/^% Warning/],
  unasked: [/^%[A-Z]+-\d-[A-Z]+:/],
  save: { command: 'write memory', mode: 'enable', success: /^\[OK\]$/ },
  readOnly: /^show\b/,
  neverInterrupt: /^(?:write|reload)/,
  liveKeys: ['?'],
  literalNext: '\x16',
  sources: { all: 'made up for tests' },
})

/** Short silences, since a scripted device answers at once; long time-outs, since machines are busy. */
const shortLimits: Partial<SessionLimits> = {
  loginTimeoutMs: 5_000,
  commandTimeoutMs: 5_000,
  saveTimeoutMs: 5_000,
  recoverTimeoutMs: 5_000,
  promptQuietMs: 20,
  doubtQuietMs: 60,
}

/** What {@link openFake} takes. */
export interface FakeSessionOptions {
  /** What the device does with what is typed; the echo is its own affair. */
  readonly device?: FakeDevice
  /** What it says before the first prompt is expected. Default: `r1#`. */
  readonly greeting?: string
  readonly platform?: Platform
  readonly chunkSizes?: readonly number[]
  readonly enableSecret?: string
  readonly limits?: Partial<SessionLimits>
  readonly log?: SessionLogger
  readonly signal?: AbortSignal
  readonly encoding?: 'utf-8' | 'latin1'
}

/** A session on a scripted device. */
export interface FakeSession {
  readonly session: CliSession
  readonly transport: FakeTransport
}

/** Starts to open a session; `transport` is there before the session is. */
export function startFake(options: FakeSessionOptions = {}): {
  readonly opening: Promise<CliSession>
  readonly transport: FakeTransport
} {
  const transport = new FakeTransport(options.device, options.chunkSizes)
  const { enableSecret, platform = plainPlatform, log = silent, greeting = 'r1#' } = options
  const opening = openCliSession(
    {
      transport,
      platform,
      host: 'r1',
      enableSecret: enableSecret === undefined ? undefined : new Secret(enableSecret),
      limits: { ...shortLimits, ...options.limits },
      log,
      encoding: options.encoding,
    },
    options.signal ?? new AbortController().signal,
  )
  transport.say(greeting)
  return { opening, transport }
}

/** Opens a session on a scripted device. */
export async function openFake(options: FakeSessionOptions = {}): Promise<FakeSession> {
  const { opening, transport } = startFake(options)
  return { session: await opening, transport }
}

/** A device that echoes and answers by a table; unknown lines are answered with nothing. */
export function answering(answers: Readonly<Record<string, string>>, prompt = 'r1#'): FakeDevice {
  return (typed, device) => {
    const line = typed.trimEnd()
    device.say(`${line}\r\n${answers[line] ?? ''}${prompt}`)
  }
}
