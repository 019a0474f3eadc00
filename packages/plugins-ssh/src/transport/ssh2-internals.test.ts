import type { Logger } from '@nornir-ts/core'
import ssh2, { type Client } from 'ssh2'
import { describe, expect, it } from 'vitest'
import { keepAlive } from './keepalive/keep-alive.ts'
import type { Link } from './link/link.ts'
import { joinShellRequest, onRefusal, pinger, requestAgentForwarding } from './ssh2-internals.ts'

/** Stands for a release of ssh2 that has moved all that is private. */
const other = new ssh2.Client()

describe('private parts of ssh2', () => {
  it('that are not found are done without', () => {
    expect(() => onRefusal(other, () => {})).not.toThrow()
    expect(pinger(other, () => {})).toBeUndefined()
    const agent = ssh2.createAgent('/nowhere')
    const forwarding = { channel: 0, agent, onAnswer: () => {} }
    expect(requestAgentForwarding(other, forwarding)).toBe(false)
    expect(() => joinShellRequest(other, {} as Link, () => {})()).not.toThrow()
  })

  it('that are not found keep no keep-alive, which is warned of', () => {
    const warned: unknown[] = []
    const log = { warn: (text: unknown) => void warned.push(text) } as unknown as Logger
    const server = { host: 'r1', keepaliveMs: 10, log }
    keepAlive({ client: other, link: {} as Link, server, address: '192.0.2.1:22' })
    expect(warned).toEqual(['this release of ssh2 gives no way to send keep-alives'])
  })
})

describe('a ping', () => {
  it('is answered in its turn, and waits in no queue that grows', () => {
    let sent = 0
    const queue: (() => void)[] = []
    const ping = () => {
      sent += 1
    }
    const client = { _protocol: { ping }, _callbacks: queue } as unknown as Client
    let answers = 0
    const send = pinger(client, () => {
      answers += 1
    })
    for (let index = 0; index < 10; index++) send?.()
    expect([sent, queue.length]).toEqual([10, 3])
    queue.shift()?.()
    expect(answers).toBe(1)
  })
})
