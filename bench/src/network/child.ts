import { fork } from 'node:child_process'
import { once } from 'node:events'

/** A part of the bench that runs in a process of its own, so that its work is nobody's client CPU. */
export interface Child<Ready> extends AsyncDisposable {
  /** What it said when it was ready. */
  readonly ready: Ready
  /** Asks it something that it answers; one question at a time. `cpuMs`: the CPU that it has used so far. */
  readonly ask: <Answer>(question: string) => Promise<Answer>
}

/** What a child answers, by question. */
export type Answers = Readonly<Record<string, () => unknown>>

/**
 * Starts a module of the bench as a process and waits until it is ready. It ends when disposed of,
 * and with us: it watches its channel.
 *
 * @param module - URL of a module that calls {@link serveParent}.
 * @param options - Sent as its first message; plain data.
 */
export async function startChild<Ready>(module: URL, options: unknown): Promise<Child<Ready>> {
  const child = fork(module)
  const exited = once(child, 'exit')
  const ask = async (message: unknown) => {
    child.send(message as object)
    const [answer] = await Promise.race([once(child, 'message'), exited])
    if (child.exitCode !== null) throw new Error(`${module.pathname} ended with ${child.exitCode}`)
    return answer
  }
  return {
    ready: await ask(options),
    ask,
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
 * @param answers - What it answers later, beside `cpuMs`.
 */
export function serveParent<Options, Ready>(
  start: (options: Options) => Promise<Ready>,
  answers: Answers = {},
): void {
  process.once('disconnect', () => process.exit(0))
  process.once('message', async (options) => {
    const ready = await start(options as Options)
    process.on('message', (question) => {
      const answer = question === 'cpuMs' ? cpuMs : answers[String(question)]
      process.send?.(answer?.())
    })
    process.send?.(ready)
  })
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
