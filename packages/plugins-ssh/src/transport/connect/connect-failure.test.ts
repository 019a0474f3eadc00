import { expect, it } from 'vitest'
import { connectFailure } from './connect-failure.ts'

it.each([
  ['ECONNREFUSED', 'CONNECT_REFUSED', true],
  ['ETIMEDOUT', 'CONNECT_TIMEOUT', true],
  ['EHOSTUNREACH', 'CONNECT_UNREACHABLE', true],
  ['ENETUNREACH', 'CONNECT_UNREACHABLE', true],
  ['ENOTFOUND', 'HOST_NOT_FOUND', false],
  ['EAI_AGAIN', 'HOST_NOT_FOUND', true],
  ['ECONNRESET', 'SESSION_LIMIT', true],
  ['EMFILE', 'CONNECT_FAILED', false],
])('names %s of the system: %s, retryable: %s', (system, code, retryable) => {
  const cause = Object.assign(new Error('what the system says'), { code: system })
  const details = { host: 'r1', address: '192.0.2.1:22', elapsedMs: 7 }
  const error = connectFailure(cause, details)
  expect(error).toMatchObject({ code, retryable, cause, phase: 'connect', host: 'r1' })
  expect(error.message).toMatch(/^r1: connect: .*192\.0\.2\.1:22/)
})
