import assert from 'node:assert/strict'
import type { ConnectionPlugin, ConnectionTarget } from '../connection/connection-plugin.ts'
import type { TestFunctions } from './test-functions.ts'

/** What the suite needs to know about a {@link ConnectionPlugin}. */
export interface ConnectionPluginSubject<Session extends object> {
  /** The plugin. */
  readonly plugin: ConnectionPlugin<Session>
  /** Something that it can open. */
  readonly target: () => Promise<ConnectionTarget>
  /** Something that it cannot open, for example a port that nobody listens on. */
  readonly unreachable: () => Promise<ConnectionTarget>
  /** Breaks the link of a session without its knowing, and resolves when the session must know. */
  readonly breakLink: (session: Session) => Promise<void>
}

/**
 * Asserts what every connection plugin guarantees to the pool.
 *
 * @param test - The test runner's functions.
 * @param subject - The plugin, and what to open with it.
 * @example
 * ```ts no-check
 * import { connectionPluginContract } from '@nornir-ts/core/testing'
 * import { describe, it } from 'vitest'
 *
 * connectionPluginContract({ describe, it }, { plugin: myPlugin, target, unreachable, breakLink })
 * ```
 */
export function connectionPluginContract<Session extends object>(
  { describe, it }: TestFunctions,
  { plugin, target, unreachable, breakLink }: ConnectionPluginSubject<Session>,
): void {
  const { signal } = new AbortController()
  const isAlive = (session: Session): boolean => plugin.isAlive?.(session) ?? true

  describe(`the connection plugin ${plugin.name}`, () => {
    it('has a name that can be a key: lower-case, not empty', async () => {
      assert.match(plugin.name, /^[a-z][a-z0-9_-]*$/)
    })

    it('opens a session that is alive, and closes it, twice without harm', async () => {
      const session = await plugin.open(await target(), signal)
      assert.equal(isAlive(session), true)
      await plugin.close(session)
      if (plugin.isAlive) assert.equal(isAlive(session), false)
      await plugin.close(session)
    })

    it('says of a session that is just open that the next task may have it', async () => {
      const session = await plugin.open(await target(), signal)
      assert.equal(plugin.isReusable?.(session) ?? true, true)
      await plugin.close(session)
    })

    it('rejects with an Error when there is nothing to open', async () => {
      await assert.rejects(plugin.open(await unreachable(), signal), Error)
    })

    it('gives up opening when the signal has aborted already', async () => {
      const reason = new Error('enough')
      await assert.rejects(plugin.open(await target(), AbortSignal.abort(reason)))
    })

    it('gives up opening as soon as the signal aborts', async () => {
      const abort = new AbortController()
      const opening = plugin.open(await target(), abort.signal)
      abort.abort(new Error('enough'))
      await assert.rejects(opening)
    })

    it('notices a link that broke, and still closes without throwing', async () => {
      const session = await plugin.open(await target(), signal)
      await breakLink(session)
      if (plugin.isAlive) assert.equal(isAlive(session), false)
      await plugin.close(session)
    })

    it('comes to rest when it is interrupted while nothing is going on', async () => {
      const session = await plugin.open(await target(), signal)
      await plugin.interrupt?.(session, new Error('enough'))
      assert.equal(plugin.isUninterruptible?.(session) ?? false, false)
      await plugin.close(session)
    })
  })
}
