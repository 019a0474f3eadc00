import { Secret } from '@nornir-ts/core'
import { expect, it } from 'vitest'
import { targetOf } from '../../../test/transport-target.ts'
import type { SshServer } from '../ssh-target.ts'
import { hopKey } from './hop-key.ts'

const onPrompt = async (): Promise<string[]> => []
const openSocket = (): never => {
  throw new Error('never asked')
}
/** Everything new at each call, but for functions: they are the same only as the same object. */
const bastion = (fields: Partial<SshServer> = {}): SshServer =>
  targetOf({
    hostname: 'bastion',
    port: 22,
    knownHostsFiles: ['/known_hosts'],
    password: new Secret('pass'),
    privateKeys: [new Secret('key')],
    onPrompt,
    ...fields,
  })

it.each<[string, Partial<SshServer>]>([
  ['the host that goes through it', { host: 'r2' }],
  ['the log-in of a run', { logIn: (_credential, attempt) => attempt() }],
  ['limits', { limits: { ...bastion().limits, connectTimeoutMs: 1 } }],
  ['the default route in so many words', { route: { kind: 'direct' } }],
])('two servers that differ in %s share a connection', (_what, fields) => {
  expect(hopKey(bastion(fields))).toBe(hopKey(bastion()))
})

it.each<[string, Partial<SshServer>]>([
  ['address', { hostname: 'other' }],
  ['port', { port: 2222 }],
  ['user', { username: 'other' }],
  ['password', { password: new Secret('other') }],
  ['password, one having none', { password: undefined }],
  ['private key', { privateKeys: [new Secret('other')] }],
  ['key file', { keyFiles: ['/other'] }],
  ['passphrase', { passphrase: new Secret('other') }],
  ['agent', { agent: '/other.sock' }],
  ['use of the agent', { identitiesOnly: true }],
  ['algorithms', { algorithms: 'legacy' }],
  ['host key alias', { hostKeyAlias: 'other' }],
  ['host key policy', { hostKeys: 'strict' }],
  ['known_hosts', { knownHostsFiles: ['/other'] }],
  ['prompt handler', { onPrompt: async () => [] }],
  ['source address', { route: { kind: 'direct', localAddress: '127.0.0.2' } }],
  ['command', { route: { kind: 'command', command: 'nc bastion 22' } }],
  ['socket', { route: { kind: 'socket', open: openSocket } }],
  ['way', { route: { kind: 'jump', through: bastion() } }],
  ['way of the way', { route: { kind: 'jump', through: bastion({ username: 'other' }) } }],
])('two servers that differ in their %s do not', (_what, fields) => {
  expect(hopKey(bastion(fields))).not.toBe(hopKey(bastion()))
  expect(hopKey(bastion(fields))).toBe(hopKey(bastion(fields)))
})

it('holds no secret', () => {
  const fields = { password: new Secret('hunter2'), passphrase: new Secret('sesame') }
  expect(hopKey(bastion(fields))).not.toMatch(/hunter2|sesame/)
})
