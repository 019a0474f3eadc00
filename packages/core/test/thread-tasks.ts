// Tasks of the tests of the workers runner: threads load them from here.

import { threadId } from 'node:worker_threads'
import { defineTask, type Host, NornirError, result, Secret } from '../src/index.ts'
import { device } from './thread-device.ts'

const module = import.meta.url
const aWhile = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export class PortDownError extends NornirError {
  readonly code = 'PORT_DOWN'
  override readonly retryable = true
}

export const where = defineTask({ module, name: 'where', run: () => threadId })

export const echo = defineTask({ module, name: 'echo', run: (_, params: unknown) => params })

/** Does to a host whatever can be done to one. */
export const change = defineTask({
  module,
  name: 'change',
  run: ({ host }) => {
    host.set('new', new Map([[1, new Secret('n3w')]]))
    host.set('__proto__', { polluted: true })
    host.set('$nornir-ts', 'secret')
    delete host.data['old']
    const deep = host.data['deep'] as { list: unknown[]; when: Date; bytes: Uint8Array }
    deep.list.push({ more: deep.list })
    deep.when.setTime(5)
    deep.bytes[0] = 9
    host.hostname = '10.0.0.9'
    host.password = new Secret('ch4nged')
    host.port = undefined
    host.own.connectionOptions.set('oob', {
      hostname: 'oob',
      extras: { pin: new Secret('1') },
    } as never)
    host.own.connectionOptions.delete('old')
    const [first] = host.groups
    if (first === undefined) return
    host.removeGroup(first)
    host.addGroup(first)
  },
})

export const setKey = defineTask({
  module,
  name: 'set',
  run: async ({ host }, { key, value, ms = 0 }: { key: string; value: unknown; ms?: number }) => {
    await aWhile(ms)
    host.set(key, value)
  },
})

export const getKey = defineTask({
  module,
  name: 'get',
  run: ({ host }, key: string) => host.get(key),
})

const ways: Record<string, (host: Host) => unknown> = {
  'data of a group': (host) => host.groups[0]?.set('x', 1),
  'data of a group, deep': (host) => (host.get('list') as number[]).push(1),
  'a map in a group': (host) => (host.get('map') as Map<number, number>).set(1, 1),
  'a set in a group': (host) => (host.get('set') as Set<number>).clear(),
  'a date in a group': (host) => (host.get('when') as Date).setFullYear(1),
  'an attribute of a group': (host) => Object.assign(host.groups[0] ?? {}, { hostname: 'x' }),
  'connection options of a group': (host) => host.groups[0]?.own.connectionOptions.clear(),
  'parents of a group': (host) => host.groups[0]?.addGroup(host.groups[1] as never),
  'data of the defaults': (host) => (host.get('fromDefaults') as number[]).push(1),
}
export const changeElsewhere = defineTask({
  module,
  name: 'change elsewhere',
  run: ({ host }) =>
    Object.entries(ways).map(([way, act]) => {
      try {
        act(host)
        return `${way}: no error`
      } catch (error) {
        return error instanceof TypeError ? way : `${way}: ${String(error)}`
      }
    }),
})

export const setFunction = defineTask({
  module,
  name: 'set function',
  run: ({ host }) => {
    host.set('client', { call: () => 1 })
    return result({ value: 'done', changed: true, diff: '+x', warnings: ['w'] })
  },
})

export const inner = defineTask({
  module,
  name: 'inner',
  run: ({ progress }, _: unknown) => progress(0.5, 'half'),
})
export const middle = defineTask({
  module,
  name: 'middle',
  run: async ({ run }, params: { readonly to: string }) => {
    await run(inner, params, { name: 'first' })
    await run(inner, { call: () => 1 }, { name: 'second' })
  },
})
export const outer = defineTask({
  module,
  name: 'outer',
  run: async ({ run, host }) => {
    await run(middle, { to: host.name })
    return result({ value: host.name, changed: true })
  },
})

export const logs = defineTask({
  module,
  name: 'logs',
  run: ({ log }) => {
    log.debug('not asked for')
    log.info({ password: new Secret('s3cret'), token: 't0ken' }, 'hello %s', 'there')
    log.warn({ err: new PortDownError('down') })
  },
})

export const returnUncrossable = defineTask({
  module,
  name: 'uncrossable',
  run: async ({ run }) => {
    await run(echo, 'child')
    return result({ value: { client: { url: new URL('http://x/') } }, changed: true, diff: '+y' })
  },
})
export const aboveUncrossable = defineTask({
  module,
  name: 'above',
  run: async ({ run }) => void (await run(returnUncrossable)),
})
export const returnTransferred = defineTask({
  module,
  name: 'transferred',
  run: () => {
    const memory = new ArrayBuffer(4)
    structuredClone(memory, { transfer: [memory] })
    return { memory }
  },
})
export const returnSession = defineTask({
  module,
  name: 'session',
  run: async ({ connection }) => await connection(device),
})

export const throwKnown = defineTask({
  module,
  name: 'throw known',
  run: () => {
    throw new PortDownError('down', { cause: new RangeError('deep') })
  },
})
export const busyUntil = defineTask({
  module,
  name: 'busy',
  idempotent: true,
  run: ({ host }, attempts: number) => {
    const tries = ((host.get('tries') as number) ?? 0) + 1
    host.set('tries', tries)
    if (tries < attempts) throw new PortDownError('busy')
    return tries
  },
})
export const failOn = defineTask({
  module,
  name: 'fail on',
  run: ({ host }, names: readonly string[]) => {
    if (names.includes(host.name)) throw new Error('no')
  },
})

export const use = defineTask({
  module,
  name: 'use',
  run: async ({ connection }, isNew: boolean) => {
    const session = await connection(device, { isNew })
    return { thread: threadId, number: session.number, password: session.password }
  },
})
export const postToParent = defineTask({
  module,
  name: 'post',
  run: async () => {
    const { parentPort } = await import('node:worker_threads')
    for (const message of ['x', null, { nornirThread: 1 }, { port: 1 }])
      parentPort?.postMessage(message)
  },
})

/** A bare function. */
export function bare({ host }: { host: { name: string } }): string {
  return host.name
}

/** Not exported as a task of that name. */
export const uptime = { ...where, name: 'uptime' }
