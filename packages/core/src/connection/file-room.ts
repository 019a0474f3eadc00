import type { Logger } from 'pino'
import { FileLimitError } from './file-limit-error.ts'
import { openFiles } from './open-files.ts'

/** How many sessions a run may have to open. */
export interface SessionNeed {
  /** At the same time. */
  readonly atOnce: number
  /** On all its hosts. */
  readonly inAll: number
}

/** For what else the process opens meanwhile: logs, results, look-ups. */
const RESERVE = 32

/**
 * Whether the sessions of a run fit into what the process may open. It is looked at before the first of
 * them: the error of the operating system would come in the middle, on some hosts, and say nothing.
 */
export class FileRoom {
  readonly #need: () => SessionNeed
  readonly #log: Logger
  /** The most files per session that were looked at. */
  #checked = 0
  #keepsSessions = true
  #refusal: FileLimitError | undefined

  /**
   * @param need - Counts when it is asked to.
   * @param log - Where it is told what was found.
   */
  constructor(need: () => SessionNeed, log: Logger) {
    this.#need = need
    this.#log = log
  }

  /** Why the run gets no connection; undefined while it does. */
  get refusal(): FileLimitError | undefined {
    return this.#refusal
  }

  /** Whether sessions may stay open when their hosts have ended: not all of them may fit. */
  get keepsSessions(): boolean {
    return this.#keepsSessions
  }

  /**
   * Looks whether there is room, if that was not done yet.
   *
   * @param filesPerSession - How many files a session of the plugin opens.
   * @throws FileLimitError when there is none.
   */
  expect(filesPerSession: number): void {
    if (this.#refusal !== undefined) throw new FileLimitError({ ...this.#refusal, isFirst: false })
    if (filesPerSession <= this.#checked) return
    this.#checked = filesPerSession
    const files = openFiles()
    if (files === undefined) return
    const { limit, inUse } = files
    const { atOnce, inAll } = this.#need()
    const room = Math.floor((limit - inUse - RESERVE) / filesPerSession)
    if (atOnce > room) {
      const needed = atOnce * filesPerSession + RESERVE
      const possibleConcurrency = Math.max(0, room)
      this.#refusal = new FileLimitError({
        ...{ limit, inUse, needed, possibleConcurrency },
        isFirst: true,
      })
      this.#log.error({ err: this.#refusal }, 'the run gets no connections')
      throw this.#refusal
    }
    if (inAll <= room) return
    this.#keepsSessions = false
    const why = 'not all sessions may be open at once; each is closed when its host has ended'
    this.#log.info({ limit, inUse, sessions: inAll }, why)
  }
}
