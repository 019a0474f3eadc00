import { FileStore } from '../file-system/file-store.ts'
import type { XrConfiguration } from './configuration/xr-configuration.ts'
import { factoryConfiguration, type XrDeviceOptions } from './factory-configuration.ts'
import { Trial } from './trial.ts'

/** One commit of the device. */
export interface XrCommit {
  /** Its number, e.g. 1000000001. */
  readonly id: string
  /** What it was called by `commit label`. */
  readonly label: string | undefined
  /** What the user said about it. */
  readonly comment: string | undefined
  /** Who. */
  readonly user: string
  /** The line of the user, e.g. `vty0`. */
  readonly line: string
  /** From where. */
  readonly client: 'CLI' | 'Rollback'
  /** When. */
  readonly at: Date
  /** Minutes until it was to be confirmed. */
  readonly confirmWithin: number | undefined
  /** What was running before. */
  readonly before: XrConfiguration
  /** What ran from then on. */
  readonly after: XrConfiguration
}

/** A session in configuration mode, as others see it. */
export interface XrEditor {
  /** E.g. `00001000-00007443-00000000`. */
  readonly id: string
  /** Who. */
  readonly user: string
  /** E.g. `vty0`. */
  readonly line: string
  /** Since when. */
  readonly since: Date
  /** Whether it has locked the configuration. */
  isExclusive: boolean
  /** How many commits the device had when this session last had nothing of its own to commit. */
  knownCommits: number
}

/** The state of one IOS XR device, shared by all sessions on it. */
export class XrDevice {
  /** The time of the device. */
  readonly now: () => Date
  /** When it came up. */
  bootedAt: Date
  /** What is on `disk0:`. */
  readonly files: FileStore
  /** What the device does now. */
  running: XrConfiguration
  /** Who is in configuration mode. */
  readonly editors = new Set<XrEditor>()
  /** The commit that waits for its confirmation. */
  readonly trial: Trial
  /** What it came up with. */
  readonly first: { readonly at: Date; readonly configuration: XrConfiguration }
  readonly #commits: XrCommit[] = []
  readonly #onReload: () => void
  #sessions = 0

  /** @param options - See {@link XrDeviceOptions}. */
  constructor(options: XrDeviceOptions) {
    this.now = options.now
    this.bootedAt = options.now()
    const { files, flashBytes, now } = options
    this.files = new FileStore({ files, capacity: flashBytes, now })
    this.running = factoryConfiguration(options)
    this.first = { at: this.bootedAt, configuration: this.running.clone() }
    this.trial = new Trial(options.minuteMs)
    this.#onReload = options.onReload
  }

  /** As in the running configuration. */
  get hostname(): string {
    return this.running.find('hostname')?.slice('hostname '.length) ?? 'ios'
  }

  /** All commits, the newest first. */
  get commits(): readonly XrCommit[] {
    return this.#commits
  }

  /** The session that has locked the configuration. */
  get lockedBy(): XrEditor | undefined {
    return [...this.editors].find(({ isExclusive }) => isExclusive)
  }

  /** A line for a new session, e.g. `vty0`. */
  openLine(): string {
    const line = `vty${this.#sessions}`
    this.#sessions++
    return line
  }

  /** Makes a configuration the running one. */
  commit(commit: Omit<XrCommit, 'id' | 'at' | 'before'>): void {
    const id = String(1_000_000_001 + this.#commits.length)
    this.#commits.unshift({ ...commit, id, at: this.now(), before: this.running })
    this.running = commit.after.clone()
  }

  /** Takes the newest commit back: nobody confirmed it, or its session left. */
  undoTrial(): void {
    const [last] = this.#commits
    this.trial.end()
    if (last === undefined) return
    this.commit({ ...last, client: 'Rollback', confirmWithin: undefined, after: last.before })
  }

  /** Starts again: everybody is cut off. */
  reload(): void {
    this.bootedAt = this.now()
    this.#onReload()
  }

  /** Stops all timers: the lab is closed. */
  close(): void {
    this.trial.end()
  }
}
