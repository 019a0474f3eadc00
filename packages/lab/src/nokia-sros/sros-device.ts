import { FileStore } from '../file-system/file-store.ts'
import { Countdown } from '../simulation/countdown.ts'
import { Candidate } from './candidate/candidate.ts'
import type { SrosConfiguration } from './configuration/sros-configuration.ts'
import { factoryConfiguration, type SrosDeviceOptions } from './factory-configuration.ts'

/** How a session edits: alone, with all others, on its own, or not at all. */
export type ModeName = 'exclusive' | 'global' | 'private' | 'read-only'

/** A session in configuration mode, as the device sees it. */
export interface Editor {
  /** Who. */
  readonly user: string
  /** How. */
  readonly mode: ModeName
  /** Its own candidate, or the one that is shared. */
  readonly candidate: Candidate
}

/** One commit of the device. */
export interface SrosCommit {
  /** When. */
  readonly at: Date
  /** Who; `root` where the device undid one. */
  readonly user: string
  /** What the user said about it. */
  readonly comment: string | undefined
  /** Minutes until it was to be confirmed. */
  readonly confirmWithin: number | undefined
  /** What ran from then on. */
  readonly configuration: SrosConfiguration
}

/** A commit that waits for its confirmation. */
export interface PendingCommit {
  /** Whose it is. */
  readonly owner: Editor
  /** What ran before. */
  readonly before: SrosConfiguration
}

/** The state of one SR OS device, shared by all sessions on it. */
export class SrosDevice {
  /** The time of the device. */
  readonly now: () => Date
  /** When it came up. */
  bootedAt: Date
  /** What `admin save` wrote last, or what it came up with. */
  startup: SrosConfiguration
  /** What is on `cf3:`. */
  readonly files: FileStore
  /** The candidate of exclusive, global and read-only mode. */
  readonly shared: Candidate
  /** Who is in configuration mode. */
  readonly editors = new Set<Editor>()
  /** The commit that waits for its confirmation. */
  pending: PendingCommit | undefined
  /** The time that is left to it. */
  readonly countdown: Countdown
  readonly #commits: SrosCommit[]
  readonly #onReload: () => void
  #running: SrosConfiguration

  /** @param options - See {@link SrosDeviceOptions}. */
  constructor(options: SrosDeviceOptions) {
    this.now = options.now
    this.bootedAt = options.now()
    const { files, flashBytes, now } = options
    this.files = new FileStore({ files, capacity: flashBytes, now })
    this.#running = factoryConfiguration(options)
    this.startup = this.#running
    this.shared = new Candidate(this.#running)
    this.countdown = new Countdown(options.minuteMs)
    this.#onReload = options.onReload
    this.#commits = [
      {
        at: this.bootedAt,
        user: 'root',
        comment: undefined,
        confirmWithin: undefined,
        configuration: this.#running,
      },
    ]
  }

  /** What the device does now; never changed in place. */
  get running(): SrosConfiguration {
    return this.#running
  }

  /** As in the running configuration. */
  get hostname(): string {
    const name = this.#running.get(['configure', 'system', 'name'])?.value
    return name === undefined ? 'NoName' : name.slice(1, -1)
  }

  /** All commits, oldest first. */
  get commits(): readonly SrosCommit[] {
    return this.#commits
  }

  /** Makes a configuration the running one. */
  commit(commit: Omit<SrosCommit, 'at'>): void {
    this.#commits.push({ ...commit, at: this.now() })
    this.#running = commit.configuration
    const isShared = [...this.editors].some(({ mode }) => mode !== 'private')
    if (!isShared && !this.shared.isModified) this.shared.reset(this.#running)
  }

  /**
   * Takes the pending commit back; its changes are in the candidate again (Nokia's hackathon, "Commit confirmed":
   * at the end of the timer, at `cancel`, and when the session ends).
   */
  undoPending(): void {
    const { pending } = this
    this.endPending()
    if (pending === undefined) return
    const nothing = { comment: undefined, confirmWithin: undefined }
    this.commit({ ...nothing, user: 'root', configuration: pending.before })
    pending.owner.candidate.rebase(pending.before, 'content')
  }

  /** Nothing is pending any longer. */
  endPending(): void {
    this.countdown.stop()
    this.pending = undefined
  }

  /** Comes up again with what was saved: everybody is cut off. */
  reload(): void {
    this.endPending()
    this.bootedAt = this.now()
    this.#running = this.startup
    this.shared.reset(this.#running)
    this.#onReload()
  }
}
