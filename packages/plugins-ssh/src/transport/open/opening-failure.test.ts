import { Secret } from '@nornir-ts/core'
import { expect, it } from 'vitest'
import type { SshPhase } from '../../error/ssh-error.ts'
import { MODERN } from '../algorithms/algorithm-names.ts'
import { AuthenticationPlan } from '../authenticate/authentication-plan.ts'
import { HandshakeTrace } from '../handshake/handshake-trace.ts'
import { type OpeningState, openingFailure } from './opening-failure.ts'

function stateIn(phase: SshPhase): OpeningState {
  const trace = new HandshakeTrace(MODERN, () => {})
  trace.hear(Buffer.from('SSH-2.0-Cisco-1.25\r\n'))
  const target = { host: 'r1', username: 'admin', password: new Secret('pass') }
  const gates = { answer: () => {}, showPassword: (show: () => void) => show() }
  const plan = new AuthenticationPlan({ target, keys: [], agentKeys: [], ...gates })
  if (phase === 'authenticate') plan.next(null, false)
  return {
    host: 'r1',
    address: '192.0.2.1:22',
    username: 'admin',
    phase,
    trace,
    plan,
    isWaiting: false,
  }
}

const said = (message: string, fields: object): Error => Object.assign(new Error(message), fields)

it.each<[string, SshPhase, Error | undefined, string, boolean]>([
  ['hangs up', 'key-exchange', undefined, 'SESSION_LIMIT', true],
  ['hangs up', 'authenticate', undefined, 'SESSION_LIMIT', false],
  ['hangs up', 'shell', undefined, 'SESSION_LIMIT', true],
  ['resets', 'shell', said('reset', { level: 'client-socket' }), 'SESSION_LIMIT', true],
  ['says goodbye', 'shell', said('going down', { code: 10 }), 'SESSION_LIMIT', true],
  [
    'counts attempts',
    'authenticate',
    said('Maximum authentication attempts exceeded', { code: 2 }),
    'AUTHENTICATION_FAILED',
    false,
  ],
  [
    'counts log-ins',
    'authenticate',
    said('Login attempts limit reached', { code: 2 }),
    'AUTHENTICATION_FAILED',
    false,
  ],
  ['resets', 'key-exchange', said('reset', { level: 'client-socket' }), 'SESSION_LIMIT', true],
  [
    'lacks an algorithm',
    'key-exchange',
    said('no', { level: 'handshake' }),
    'HANDSHAKE_FAILED',
    false,
  ],
  ['ends the key exchange', 'key-exchange', said('no', { code: 3 }), 'HANDSHAKE_FAILED', false],
  [
    'has too many connections',
    'key-exchange',
    said('TOO_MANY_CONNECTIONS', { code: 12 }),
    'SESSION_LIMIT',
    true,
  ],
  [
    'has too many sessions',
    'shell',
    said('(SSH) Channel open failure: too many sessions', { reason: 4 }),
    'SESSION_LIMIT',
    true,
  ],
  [
    'counts failures',
    'authenticate',
    said('Too many authentication failures', { code: 2 }),
    'AUTHENTICATION_FAILED',
    false,
  ],
  ['has no more methods', 'authenticate', said('no', { code: 14 }), 'AUTHENTICATION_FAILED', false],
  [
    'opens no channel',
    'shell',
    said('(SSH) Channel open failure: open failed', { reason: 1 }),
    'SHELL_REFUSED',
    false,
  ],
])('rule 19: a device that %s in the phase %s', (...[, phase, error, code, retryable]) => {
  expect(openingFailure(error, stateIn(phase))).toMatchObject({ code, retryable, host: 'r1' })
})
