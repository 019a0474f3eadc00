// A simulated device of the tests of the workers runner, whose plugin threads load from here.

import type { ConnectionPlugin } from '../src/index.ts'
import { NornirError } from '../src/index.ts'

/** Numbers that all threads share: what was done to devices. */
export const SEEN = {
  opened: 0,
  closed: 1,
  writes: 2,
  opening: 3,
  mostOpening: 4,
  tries: 5,
} as const

/** Shared by all threads. */
export function seen(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * 8))
}

export interface DeviceOptions {
  readonly seen?: Int32Array
  readonly openMs?: number
  /** Others are refused. */
  readonly password?: string
  readonly hook?: () => void
}

export class RefusedError extends NornirError {
  readonly code = 'REFUSED'
  readonly credentialRejected = true
}

export class DeviceSession {
  readonly #seen: Int32Array
  readonly number: number
  readonly password: string | undefined
  isChanging = false
  #changed: Promise<void> = Promise.resolve()
  constructor(seenSoFar: Int32Array, password: string | undefined) {
    this.#seen = seenSoFar
    this.number = Atomics.add(seenSoFar, SEEN.opened, 1) + 1
    this.password = password
  }
  write(): void {
    Atomics.add(this.#seen, SEEN.writes, 1)
  }
  async change(ms: number): Promise<void> {
    this.isChanging = true
    this.#changed = new Promise((resolve) => setTimeout(resolve, ms))
    await this.#changed
    this.isChanging = false
    this.write()
  }
  async rest(): Promise<void> {
    await this.#changed
  }
  close(): void {
    Atomics.add(this.#seen, SEEN.closed, 1)
  }
}

export interface DevicePlugin extends ConnectionPlugin<DeviceSession> {
  readonly with: (options: DeviceOptions) => DevicePlugin
}

function devicePlugin(options: DeviceOptions): DevicePlugin {
  const { seen: counts = seen(), openMs = 0, password: right } = options
  return {
    name: 'device',
    origin: { module: import.meta.url, export: 'device', options },
    open: async ({ parameters: { username, password }, logIn }, signal) => {
      const opening = Atomics.add(counts, SEEN.opening, 1) + 1
      if (opening > (counts[SEEN.mostOpening] ?? 0)) counts[SEEN.mostOpening] = opening
      try {
        await new Promise((resolve) => setTimeout(resolve, openMs))
        signal.throwIfAborted()
        return await logIn({ username, secret: password }, async (onShown) => {
          onShown?.()
          Atomics.add(counts, SEEN.tries, 1)
          if (right !== undefined && password?.reveal() !== right) throw new RefusedError('wrong')
          return new DeviceSession(counts, password?.reveal())
        })
      } finally {
        Atomics.sub(counts, SEEN.opening, 1)
      }
    },
    close: async (session) => session.close(),
    interrupt: async (session) => session.rest(),
    isUninterruptible: (session) => session.isChanging,
    with: (others) => devicePlugin({ ...options, ...others }),
  }
}

export const device = devicePlugin({})

/** For a set-up module. */
export const connections = [device.with({ password: 'of the set-up', hook: () => {} })]
