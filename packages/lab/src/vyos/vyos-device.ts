import { Countdown } from '../simulation/countdown.ts'
import type { Configuration } from './configuration/configuration.ts'
import { factoryConfiguration, portsOf, type VyosDeviceOptions } from './factory-configuration.ts'

/** One commit of the device: what was active from then on. */
export interface Commit {
  /** When. */
  readonly at: Date
  /** Who. */
  readonly user: string
  /** What the user said about it. */
  readonly comment: string | undefined
  /** Minutes within which it was to be confirmed. */
  readonly confirmWithin: number | undefined
  /** What became active. */
  readonly configuration: Configuration
}

/** A session in configuration mode, as others see it. */
export interface Editor {
  /** Its terminal, e.g. `pts/0`. */
  readonly terminal: string
  /** Writes to it at once. */
  readonly tell: (text: string) => void
}

/** How long an upload to an archive keeps the lock of a commit, in minutes of the lab. */
const uploadMinutes = 20

/** The state of one VyOS device, shared by all sessions on it. */
export class VyosDevice {
  /** The time of the device. */
  readonly now: () => Date
  /** Who is in configuration mode. */
  readonly editors = new Set<Editor>()
  /** Names of its Ethernet ports. */
  readonly ports: readonly string[]
  readonly #commits: Commit[]
  readonly #minuteMs: number
  readonly #confirmation: Countdown
  readonly #onReload: () => void
  #saved: Configuration
  #lockedUntil = 0
  #nextTerminal = 0

  /** @param options - See {@link VyosDeviceOptions}. */
  constructor(options: VyosDeviceOptions) {
    this.now = options.now
    this.ports = portsOf(options)
    this.#minuteMs = options.minuteMs
    this.#confirmation = new Countdown(options.minuteMs)
    this.#onReload = options.onReload
    this.#saved = factoryConfiguration(options)
    this.#commits = [this.#start('root', this.#saved)]
  }

  /** The active configuration. */
  get active(): Configuration {
    return this.#commits[0]?.configuration ?? this.#saved
  }

  /** What it comes up with. */
  get saved(): Configuration {
    return this.#saved
  }

  /** All revisions, the newest first. */
  get commits(): readonly Commit[] {
    return this.#commits
  }

  /** As in the active configuration. */
  get hostname(): string {
    return this.active.get('system host-name')?.[0] ?? 'vyos'
  }

  /** Whether a commit waits to be confirmed. */
  get isPending(): boolean {
    return this.#confirmation.minutesLeft !== undefined
  }

  /** Whether another commit is at work (vyatta-cfg, commit-algorithm.cpp: the lock is held while its hooks run). */
  get isLocked(): boolean {
    return performance.now() < this.#lockedUntil
  }

  /** A terminal for a new session. */
  openTerminal(): string {
    const number = this.#nextTerminal
    this.#nextTerminal++
    return `pts/${number}`
  }

  /** Makes a configuration the active one. One that is uploaded somewhere keeps the lock for a while. */
  commit(commit: Omit<Commit, 'at'>): void {
    this.#commits.unshift({ ...commit, at: this.now() })
    const isUploaded = this.active.has('system config-management commit-archive location')
    if (isUploaded) this.#lockedUntil = performance.now() + uploadMinutes * this.#minuteMs
  }

  /** Makes what is active what it comes up with. */
  save(): void {
    this.#saved = this.active
  }

  /** vyos-1x, config_mgmt.py: the timer starts before the commit, and its end is a reboot to what was saved. */
  startTimer(minutes: number): void {
    this.#confirmation.start(minutes, () => this.reboot())
  }

  /** Stops that timer. */
  confirm(): void {
    this.#confirmation.stop()
  }

  /** Comes up with what was saved, or with another configuration, which then is what was saved. */
  reboot(configuration: Configuration = this.#saved): void {
    this.#saved = configuration
    this.#commits.unshift(this.#start('root', configuration))
    this.confirm()
    this.#onReload()
  }

  /** Stops all timers: the lab is closed. */
  close(): void {
    this.#confirmation.stop()
  }

  #start(user: string, configuration: Configuration): Commit {
    return { at: this.now(), user, comment: undefined, confirmWithin: undefined, configuration }
  }
}
