import { setImmediate } from 'node:timers/promises'

/** What keeps the process busy: sockets and timers, those of the test runner included. */
export function openResources(): string[] {
  return process
    .getActiveResourcesInfo()
    .filter((name) => /TCPSocket|TCPConnect|Pipe|Process|Timeout/.test(name))
    .sort()
}

/**
 * What is there that was not there before. Handles close some turns of the event loop after their
 * objects; waiting for that must not take a timer.
 */
export async function leftSince(before: readonly string[]): Promise<string[]> {
  await eventually(() => added(before).length === 0).catch(() => {})
  return added(before)
}

/**
 * Waits some turns of the event loop, without a timer.
 *
 * @param isTrue - What is waited for.
 * @throws Error when it does not come.
 */
export async function eventually(isTrue: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1_000; turn++) {
    if (isTrue()) return
    await setImmediate()
  }
  throw new Error(`this did not come: ${isTrue}`)
}

function added(before: readonly string[]): string[] {
  const rest = [...before]
  return openResources().filter((name) => {
    const index = rest.indexOf(name)
    if (index >= 0) rest.splice(index, 1)
    return index < 0
  })
}
