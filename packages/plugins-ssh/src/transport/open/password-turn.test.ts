import { Secret } from '@nornir-ts/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { targetOf } from '../../../test/transport-target.ts'
import type { Transport } from '../transport.ts'
import { Opening } from './opening.ts'
import { PasswordTurn } from './password-turn.ts'

/** A turn whose `begin` lets the log-in go, and gives what became of it. */
function start() {
  const controller = new AbortController()
  const opening = new Opening<Transport>(controller.signal, () => {})
  opening.outcome.catch(() => {})
  const logIn = vi.fn()
  const gate = new Promise<() => Promise<unknown>>((resolve) => {
    logIn.mockImplementation((_credential, attempt) => {
      resolve(attempt)
      return new Promise(() => {})
    })
  })
  const password = new Secret('pass')
  const turn = new PasswordTurn(
    opening,
    targetOf({ port: 22, knownHostsFiles: [], password, logIn }),
  )
  const show = vi.fn()
  opening.enter('authenticate', 100, () => new Error('too late'))
  turn.take(show)
  const begin = async (): Promise<unknown> =>
    (await gate)().then(
      () => 'accepted',
      (error: unknown) => error,
    )
  return { controller, opening, turn, show, begin, logIn, password }
}

describe('rule 18: the turn to show a password', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is asked for with the credential, and nothing is shown before it comes', async () => {
    const { turn, show, begin, logIn, password } = start()
    expect(logIn).toHaveBeenCalledWith({ username: 'admin', secret: password }, expect.anything())
    expect(turn.isWaiting).toBe(true)
    expect(show).not.toHaveBeenCalled()
    const outcome = begin()
    await vi.advanceTimersByTimeAsync(0)
    expect(turn.isWaiting).toBe(false)
    expect(show).toHaveBeenCalledOnce()
    turn.accepted()
    expect(await outcome).toBe('accepted')
  })

  it('tells that the password is on its way, and not before the turn', async () => {
    const { turn, show, logIn } = start()
    const onShown = vi.fn(() => expect(show).not.toHaveBeenCalled())
    const attempt = logIn.mock.calls[0]?.[1](onShown)
    expect(onShown).toHaveBeenCalledOnce()
    expect(show).toHaveBeenCalledOnce()
    turn.accepted()
    await attempt
  })

  it('is taken once: a second way to show the same password does not wait again', async () => {
    const { turn, begin, logIn } = start()
    void begin()
    await vi.advanceTimersByTimeAsync(0)
    const again = vi.fn()
    turn.take(again)
    expect(again).toHaveBeenCalledOnce()
    expect(logIn).toHaveBeenCalledOnce()
  })

  it('has the whole limit of the authentication from then on, and none while it is waited for', async () => {
    const { opening, begin } = start()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(opening.isOver).toBe(false)
    const outcome = begin()
    await vi.advanceTimersByTimeAsync(99)
    expect(opening.isOver).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await outcome).toEqual(new Error('too late'))
  })

  it('shows nothing when it comes after an abort, and fails with its reason', async () => {
    const { controller, opening, show, begin } = start()
    const reason = new Error('enough')
    controller.abort(reason)
    await expect(opening.outcome).rejects.toBe(reason)
    expect(await begin()).toBe(reason)
    expect(show).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('ends the opening when it is refused', async () => {
    const opening = new Opening<Transport>(new AbortController().signal, () => {})
    const blocked = new Error('blocked')
    const logIn = () => Promise.reject(blocked)
    const turn = new PasswordTurn(opening, targetOf({ port: 22, knownHostsFiles: [], logIn }))
    turn.take(() => expect.unreachable())
    await expect(opening.outcome).rejects.toBe(blocked)
  })
})
