import { describe, expect, it } from 'vitest'
import type { SshOptions } from '../ssh-options.ts'
import { mergeOptions } from './merge-options.ts'

const openSocket = () => process.stdin as never

describe('mergeOptions', () => {
  it('lets what is above win, option by option and limit by limit', () => {
    const below: SshOptions = {
      hostKeys: 'strict',
      agent: true,
      limits: { connectTimeoutMs: 1, promptQuietMs: 2 },
    }
    const above: SshOptions = {
      agent: false,
      hostKeys: undefined,
      limits: { promptQuietMs: 3 },
    }
    expect(mergeOptions(below, above)).toMatchObject({
      hostKeys: 'strict',
      agent: false,
      limits: { connectTimeoutMs: 1, promptQuietMs: 3 },
    })
  })

  it.each<[string, SshOptions, SshOptions, Partial<SshOptions>]>([
    ['fastCli', { delayFactor: 2 }, { fastCli: true }, { fastCli: true, delayFactor: undefined }],
    ['delayFactor', { fastCli: true }, { delayFactor: 2 }, { fastCli: undefined, delayFactor: 2 }],
    ['jumpHosts', { openSocket }, { jumpHosts: 'b' }, { openSocket: undefined, jumpHosts: 'b' }],
    ['fastCli: false', { delayFactor: 2 }, { fastCli: false }, { fastCli: false, delayFactor: 2 }],
  ])('takes away what cannot hold beside a %s from above', (...[, below, above, expected]) => {
    expect(mergeOptions(below, above)).toMatchObject(expected)
  })
})
