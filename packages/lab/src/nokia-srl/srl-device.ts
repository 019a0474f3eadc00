import { Countdown } from '../simulation/countdown.ts'
import { DEFAULT_CANDIDATE, SrlCandidate } from './candidate/srl-candidate.ts'
import type { SrlConfiguration } from './configuration/srl-configuration.ts'
import { factoryConfiguration, type SrlDeviceOptions } from './factory-configuration.ts'

/** What has become of a commit (`commit-status` in Nokia's srl_nokia-configuration.yang). */
export type CommitStatus = 'unconfirmed' | 'complete' | 'failed'

/** One commit of the device. */
export interface SrlCommit {
  /** When. */
  readonly at: Date
  /** Who. */
  readonly user: string
  /** Name of the candidate from which it came. */
  readonly candidate: string
  /** What the user said about it. */
  readonly comment: string | undefined
  /** Seconds until it was to be confirmed. */
  readonly confirmWithin: number | undefined
  /** What has become of it. */
  status: CommitStatus
  /** What ran from then on. */
  readonly configuration: SrlConfiguration
}

/** A commit that waits for its confirmation. */
interface PendingCommit {
  readonly commit: SrlCommit
  /** What ran before. */
  readonly before: SrlConfiguration
}

/** The state of one SR Linux device, shared by all sessions on it. */
export class SrlDevice {
  /** The time of the device. */
  readonly now: () => Date
  /** What `save startup` wrote last, or what it came up with. */
  startup: SrlConfiguration
  /** The candidates that there are, by name. The one that is shared is always there. */
  readonly candidates: Map<string, SrlCandidate>
  readonly #commits: SrlCommit[]
  readonly #countdown: Countdown
  #running: SrlConfiguration
  #pending: PendingCommit | undefined

  /** @param options - See {@link SrlDeviceOptions}. */
  constructor(options: SrlDeviceOptions) {
    this.now = options.now
    this.#running = factoryConfiguration(options)
    this.startup = this.#running
    this.candidates = new Map([[DEFAULT_CANDIDATE, new SrlCandidate('shared', this.#running)]])
    this.#countdown = new Countdown(options.minuteMs)
    const nothing = { comment: undefined, confirmWithin: undefined, status: 'complete' } as const
    const first = { at: options.now(), user: 'system', candidate: 'system', ...nothing }
    this.#commits = [{ ...first, configuration: this.#running }]
  }

  /** What the device does now. */
  get running(): SrlConfiguration {
    return this.#running
  }

  /** As in the running configuration. */
  get hostname(): string {
    return this.#running.valueOf(['system', 'name', 'host-name']) ?? 'srlinux'
  }

  /** All commits, oldest first. */
  get commits(): readonly SrlCommit[] {
    return this.#commits
  }

  /** Whether a commit waits for its confirmation. */
  get isPending(): boolean {
    return this.#pending !== undefined
  }

  /** Makes a configuration the running one; for a time, where one is given. */
  commit(commit: Omit<SrlCommit, 'at' | 'status'>): void {
    const { confirmWithin } = commit
    const status = confirmWithin === undefined ? 'complete' : 'unconfirmed'
    const made: SrlCommit = { ...commit, at: this.now(), status }
    this.#commits.push(made)
    const before = this.#running
    this.#running = commit.configuration
    if (confirmWithin === undefined) return
    this.#pending = { commit: made, before }
    this.#countdown.start(confirmWithin / 60, () => this.reject())
  }

  /** `confirmed-accept`: "accepts an in progress commit and stops the confirmation timer" (YANG of the tools). */
  accept(): void {
    if (this.#pending !== undefined) this.#pending.commit.status = 'complete'
    this.endPending()
  }

  /** `confirmed-reject`, and the end of the timer: what ran before runs again; which status it gets is [K]. */
  reject(): void {
    const pending = this.#pending
    this.endPending()
    if (pending === undefined) return
    pending.commit.status = 'failed'
    const nothing = { comment: undefined, confirmWithin: undefined }
    const configuration = pending.before
    this.commit({ ...nothing, user: 'root', candidate: 'system', configuration })
  }

  /** Nothing is pending any longer. */
  endPending(): void {
    this.#countdown.stop()
    this.#pending = undefined
  }
}
