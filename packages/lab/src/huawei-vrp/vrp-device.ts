import { Countdown } from '../simulation/countdown.ts'
import { ConfigGrammar } from './configuration/read-config-line.ts'
import type { VrpConfiguration } from './configuration/vrp-configuration.ts'
import { factoryConfiguration, type VrpDeviceOptions } from './factory-configuration.ts'
import type { VrpRelease } from './vrp-release.ts'

/** One commit of a device with a candidate. */
export interface VrpCommit {
  /** Its number, e.g. 1000000001 (Huawei, "set configuration commit": 1000000001 to 1999999999). */
  readonly id: string
  /** What it was called by `commit label`. */
  readonly label: string | undefined
  /** What the user said about it. */
  readonly description: string | undefined
  /** Who; empty where the device itself undid a trial. */
  readonly user: string
  /** When. */
  readonly at: Date
  /** Minutes until it was to be confirmed. */
  readonly confirmWithin: number | undefined
  /** What was running before. */
  readonly before: VrpConfiguration
  /** What ran from then on. */
  readonly after: VrpConfiguration
}

/** A session, as the device tells it from others. */
export interface VrpUser {
  /** The number of the session, as in `[Session ID = 407]`. */
  readonly id: number
  /** Who. */
  readonly name: string
}

/** The state of one VRP device, shared by all sessions on it. */
export class VrpDevice {
  /** Which generation it is. */
  readonly release: VrpRelease
  /** The configuration commands that it knows. */
  readonly grammar: ConfigGrammar
  /** The time of the device. */
  readonly now: () => Date
  /** When it came up. */
  bootedAt: Date
  /** What the device does now. */
  running: VrpConfiguration
  /** When that last changed. */
  changedAt: Date
  /** What `save` wrote, and when; undefined on a new device. */
  saved: { readonly at: Date; readonly configuration: VrpConfiguration } | undefined
  /** What it was new with. */
  readonly first: { readonly at: Date; readonly configuration: VrpConfiguration }
  /** Who has locked the configuration. */
  lockedBy: VrpUser | undefined
  /** The trial that waits for its confirmation: whose it is, and what it began from. */
  trial: { readonly owner: VrpUser; readonly before: VrpConfiguration } | undefined
  /** The time that is left to it. */
  readonly countdown: Countdown
  readonly #commits: VrpCommit[] = []
  readonly #onReload: () => void
  #sessions = 0

  /** @param options - See {@link VrpDeviceOptions}. @param release - Which generation it is. */
  constructor(options: VrpDeviceOptions, release: VrpRelease) {
    this.release = release
    this.grammar = new ConfigGrammar(release)
    this.now = options.now
    this.bootedAt = options.now()
    this.changedAt = this.bootedAt
    this.running = factoryConfiguration(options, release)
    this.first = { at: this.bootedAt, configuration: this.running.clone() }
    this.countdown = new Countdown(options.minuteMs)
    this.#onReload = options.onReload
  }

  /** As in the running configuration. */
  get hostname(): string {
    return this.running.find('sysname')?.slice('sysname '.length) ?? 'HUAWEI'
  }

  /** All commits, the newest first. */
  get commits(): readonly VrpCommit[] {
    return this.#commits
  }

  /** A new session. */
  openSession(name: string): VrpUser {
    this.#sessions++
    return { id: 400 + this.#sessions, name }
  }

  /** Makes a configuration the running one, by a commit. */
  commit(commit: Omit<VrpCommit, 'id' | 'at' | 'before'>): void {
    const id = String(1_000_000_001 + this.#commits.length)
    this.#commits.unshift({ ...commit, id, at: this.now(), before: this.running })
    this.change(commit.after.clone())
  }

  /** Makes a configuration the running one. */
  change(configuration: VrpConfiguration): void {
    this.running = configuration
    this.changedAt = this.now()
  }

  /** Takes back what is on trial, and everything that its session committed meanwhile. */
  undoTrial(): void {
    const { trial } = this
    this.endTrial()
    if (trial === undefined) return
    const nothing = { label: undefined, description: undefined, confirmWithin: undefined }
    this.commit({ ...nothing, user: '', after: trial.before })
  }

  /** Nothing is on trial any longer. */
  endTrial(): void {
    this.countdown.stop()
    this.trial = undefined
  }

  /** Comes up again with what was saved: everybody is cut off. */
  reload(): void {
    this.endTrial()
    this.lockedBy = undefined
    this.bootedAt = this.now()
    this.running = (this.saved?.configuration ?? this.first.configuration).clone()
    this.#onReload()
  }
}
