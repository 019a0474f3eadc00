import { fork } from 'node:child_process'
import { once } from 'node:events'

/** A part of the bench that runs in a process of its own, so that its work is nobody's client CPU. */
export interface Child<Ready> extends AsyncDisposable {
  /** What it said when it was ready. */
  readonly ready: Ready
}

/**
 * Starts a module of the bench as a process and waits until it is ready. It ends when disposed of,
 * and with us: it watches its channel.
 *
 * @param module - URL of a module that calls {@link serveParent}.
 * @param options - Sent as its first message; plain data.
 */
export async function startChild<Ready>(module: URL, options: unknown): Promise<Child<Ready>> {
  const child = fork(module)
  child.send(options as object)
  const exited = once(child, 'exit')
  const [ready] = await Promise.race([once(child, 'message'), exited])
  if (child.exitCode !== null) throw new Error(`${module.pathname} ended with ${child.exitCode}`)
  return {
    ready,
    async [Symbol.asyncDispose]() {
      child.disconnect()
      await exited
    },
  }
}

/**
 * The other side of {@link startChild}: called at the top of the module.
 *
 * @param start - Gets the options, returns what the parent is told once all is ready.
 */
export function serveParent<Options, Ready>(start: (options: Options) => Promise<Ready>): void {
  process.once('disconnect', () => process.exit(0))
  process.once('message', async (options) => {
    process.send?.(await start(options as Options))
  })
}
