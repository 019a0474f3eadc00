import { inspect } from 'node:util'
import { Secret } from '@nornir-ts/kernel'
import { expect, it } from 'vitest'
import { ssh } from '../ssh.ts'
import { sealSecrets } from './seal-secrets.ts'

const bastion = { hostname: 'bastion', password: 'hunter2', passphrase: 'hunter2' }

it.each<[string, Parameters<typeof sealSecrets>[0]]>([
  ['texts', { passphrase: 'hunter2', enableSecret: 'hunter2' }],
  ['a jump host', { jumpHosts: bastion }],
  ['a list of them', { jumpHosts: ['me@first', bastion] }],
])('a plugin that is printed shows no secret of its options: %s', (_title, options) => {
  const plugin = ssh.with(options)
  for (const text of [inspect(plugin, { depth: null, showHidden: true }), JSON.stringify(plugin)])
    expect(text).not.toContain('hunter2')
  expect(inspect(sealSecrets(options), { depth: null })).toContain('[secret]')
})

it('all else stays as it is', () => {
  const options = {
    jumpHosts: 'me@bastion',
    keyFile: 'key',
    enableSecret: new Secret('x'),
    limits: {},
  }
  expect(sealSecrets(options)).toEqual(options)
})
