import type { Configuration } from '../../ios-like/configuration/configuration.ts'
import type { EosDevice } from '../eos-device.ts'

/** A copy of the configuration that is edited apart and takes effect at its commit. */
export interface ConfigSession {
  /** How users call it. */
  readonly name: string
  /** What it would make of the running configuration. */
  readonly configuration: Configuration
  /** As `show configuration sessions` names it [K]. */
  state: 'pending' | 'pendingCommitTimer' | 'completed' | 'aborted'
}

/** A commit that is undone unless it is confirmed. */
interface PendingCommit {
  readonly session: ConfigSession
  readonly before: Configuration
  readonly endsAt: number
  readonly timer: NodeJS.Timeout
}

/** What became the running configuration by a commit, or by the end of its timer. */
interface Commit {
  readonly at: Date
  /** Whether the device did it itself. */
  readonly isRevert: boolean
  /** Minutes of its timer. */
  readonly confirmWithin: number | undefined
  readonly configuration: Configuration
}

/** Arista, "service configuration session max pending": 5 (a published capture). */
export const maxPending = 5

/** Said when there are too many (Arista; the wording that tools look for, see cli-dialects 4.2). */
const tooMany =
  '% Maximum number of pending sessions has been reached. Please commit or abort previous sessions before creating a new one.\n'

/** The configuration sessions of one device (Arista, "Configure Session"). */
export class ConfigSessions {
  readonly #device: EosDevice
  readonly #minuteMs: number
  readonly #sessions = new Map<string, ConfigSession>()
  readonly #commits: Commit[] = []
  #pending: PendingCommit | undefined
  #count = 0

  /**
   * @param device - Whose configuration they are about.
   * @param minuteMs - How long a minute of a commit timer takes.
   */
  constructor(device: EosDevice, minuteMs: number) {
    this.#device = device
    this.#minuteMs = minuteMs
  }

  /** All sessions that are remembered, oldest first. */
  get all(): readonly ConfigSession[] {
    return [...this.#sessions.values()]
  }

  /** What was committed so far, oldest first. */
  get commits(): readonly Commit[] {
    return this.#commits
  }

  /** The session whose commit waits for its confirmation, and the seconds that are left. */
  get waiting(): { readonly session: ConfigSession; readonly seconds: number } | undefined {
    if (this.#pending === undefined) return undefined
    const { session, endsAt } = this.#pending
    const seconds = Math.max(Math.round(((endsAt - Date.now()) / this.#minuteMs) * 60), 0)
    return { session, seconds }
  }

  /** The session of this name, if it can still be entered. */
  find(name: string): ConfigSession | undefined {
    const session = this.#sessions.get(name)
    return session?.state.startsWith('pending') === true ? session : undefined
  }

  /**
   * Enters a session, a new one where there is none of this name.
   *
   * @param name - `undefined`: the device makes one up.
   * @returns The session, or what the device says instead.
   */
  enter(name: string | undefined): ConfigSession | string {
    const chosen = name ?? this.#nextName()
    const known = this.find(chosen)
    if (known !== undefined) return known
    if (this.#sessions.get(chosen)?.state === 'completed') {
      return `% Cannot enter session ${chosen} (already completed)\n` // [K]
    }
    const pending = this.all.filter(({ state }) => state === 'pending')
    if (pending.length >= maxPending) return tooMany
    const configuration = this.#device.running.clone()
    const session: ConfigSession = { name: chosen, configuration, state: 'pending' }
    this.#sessions.set(chosen, session)
    return session
  }

  /**
   * Makes a session the running configuration, or confirms the commit of one that waits for it.
   *
   * @param seconds - The commit is undone after so many, unless it is confirmed.
   * @returns What the device says; nothing when it is done.
   */
  commit(session: ConfigSession, seconds?: number): string {
    const { session: waiting, before = this.#device.running.clone() } = this.#pending ?? {}
    if (waiting !== undefined && waiting !== session) {
      return `% Cannot commit session ${session.name} while session ${waiting.name} is pending commit timer\n` // [K]
    }
    clearTimeout(this.#pending?.timer)
    this.#pending = undefined
    this.#device.running.become(session.configuration)
    this.#note({ isRevert: false, confirmWithin: seconds === undefined ? undefined : seconds / 60 })
    if (seconds === undefined) this.#close(session, 'completed')
    else this.#arm({ session, before, seconds })
    return ''
  }

  /** Gives a session up; a commit of it that waits for its confirmation is undone. */
  abort(session: ConfigSession): void {
    if (this.#pending?.session === session) this.#revert()
    else this.#close(session, 'aborted')
  }

  /** Forgets everything: the device goes down. */
  stop(): void {
    clearTimeout(this.#pending?.timer)
    this.#pending = undefined
    this.#sessions.clear()
  }

  #arm(commit: { session: ConfigSession; before: Configuration; seconds: number }): void {
    const { session, before, seconds } = commit
    const afterMs = (seconds / 60) * this.#minuteMs
    session.state = 'pendingCommitTimer'
    const timer = setTimeout(() => this.#revert(), afterMs)
    this.#pending = { session, before, endsAt: Date.now() + afterMs, timer }
  }

  #revert(): void {
    if (this.#pending === undefined) return
    const { before, session, timer } = this.#pending
    clearTimeout(timer)
    this.#pending = undefined
    this.#device.running.become(before)
    this.#note({ isRevert: true, confirmWithin: undefined })
    this.#close(session, 'aborted')
  }

  #note(commit: Pick<Commit, 'isRevert' | 'confirmWithin'>): void {
    const { now, running } = this.#device
    this.#commits.push({ ...commit, at: now(), configuration: running.clone() })
  }

  /** Of the completed sessions the device remembers the last one (a published capture); of others none. */
  #close(session: ConfigSession, state: 'completed' | 'aborted'): void {
    session.state = state
    if (state === 'aborted') this.#sessions.delete(session.name)
    for (const { name } of this.all.filter((one) => one.state === 'completed' && one !== session)) {
      this.#sessions.delete(name)
    }
  }

  #nextName(): string {
    this.#count++
    return `sess-${this.#count}`
  }
}
