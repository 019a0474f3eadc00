import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { ProxyCommandError } from '../../transport/link/proxy-command-error.ts'
import { ConfigTruncatedError } from './config-truncated-error.ts'

/** As an error comes out on another thread: its class and own properties, without private fields. */
function crossed<Failure extends Error>(error: Failure): Failure {
  const copy = Object.setPrototypeOf(new Error(error.message), Object.getPrototypeOf(error))
  return Object.defineProperties(copy, Object.getOwnPropertyDescriptors(error))
}

const truncated = new ConfigTruncatedError({
  ...{ host: 'h1', phase: 'command', command: 'show run', end: /^end$/ },
  text: 'enable secret s3cret',
})

it('shows what came to who asks for it, also on another thread, and to nobody else', () => {
  for (const error of [truncated, crossed(truncated)]) {
    expect(error.text).toBe('enable secret s3cret')
    expect(JSON.stringify(error)).not.toContain('s3cret')
    expect(inspect(error, { showHidden: true, depth: 9 })).not.toContain('s3cret')
    expect(Object.values(error).join()).not.toContain('s3cret')
  }
})

it('lets the error of a proxy command be told apart after the password, also on another thread', () => {
  const details = { host: 'h1', address: 'h1:22', program: 'nc', code: 3, stderr: 'no' }
  const cut = crossed(new ProxyCommandError(details)).afterPassword()
  expect(cut).toMatchObject({ exitCode: 3, isPasswordSent: true, address: 'h1:22' })
  expect(cut.message).toContain('nc …, ended with status 3')
})
