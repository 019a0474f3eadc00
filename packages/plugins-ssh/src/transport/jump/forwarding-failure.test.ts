import { expect, it } from 'vitest'
import { forwardingFailure } from './forwarding-failure.ts'

const details = {
  host: 'r1',
  address: '10.0.0.1:22 through bastion:22',
  jumpHost: 'bastion:22',
  chain: ['bastion:22', '10.0.0.1:22'],
  elapsedMs: 7,
}

// Reasons of RFC 4254, 5.1; the words are OpenSSH's.
it.each([
  [1, 'open failed', 'FORWARDING_REFUSED', false],
  [3, 'unknown channel type', 'FORWARDING_REFUSED', false],
  [4, 'resource shortage', 'FORWARDING_REFUSED', true],
  [2, 'Connection refused', 'CONNECT_REFUSED', true],
  [2, 'Connection timed out', 'CONNECT_TIMEOUT', true],
  [2, 'No route to host', 'CONNECT_UNREACHABLE', true],
  [2, 'Network is unreachable', 'CONNECT_UNREACHABLE', true],
  [2, 'Name or service not known', 'HOST_NOT_FOUND', false],
  [2, 'Temporary failure in name resolution', 'HOST_NOT_FOUND', true],
  [2, 'something else', 'CONNECT_FAILED', false],
])('names a refused channel, reason %s, %s: %s', (...[reason, said, code, retryable]) => {
  const refusal = new Error(`(SSH) Channel open failure: ${said}`)
  const error = forwardingFailure(Object.assign(refusal, { reason }), details)
  expect(error).toMatchObject({ code, retryable, host: 'r1', phase: 'connect' })
  expect(error.message).toContain('bastion:22')
  expect(String(error.cause)).toContain(said)
})
