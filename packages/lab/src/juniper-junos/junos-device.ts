import { FileStore } from '../file-system/file-store.ts'
import { Countdown } from '../simulation/countdown.ts'
import { renderText } from './configuration/render.ts'
import { Configuration } from './configuration/statement.ts'
import { factoryConfiguration, type JunosDeviceOptions } from './factory-configuration.ts'

/** One commit of the device: what was active from then on. */
export interface Commit {
  /** When. */
  readonly at: Date
  /** Who. */
  readonly user: string
  /** From where: `cli`, or `other` for the device itself. */
  readonly via: 'cli' | 'other'
  /** What the user said about it. */
  readonly comment: string | undefined
  /** Minutes until it was to be confirmed. */
  readonly confirmWithin: number | undefined
  /** What became active. */
  readonly configuration: Configuration
}

/** A session in configuration mode. */
export interface Editor {
  /** Who. */
  readonly user: string
  /** The terminal, e.g. `p0`. */
  readonly terminal: string
  /** Its process. */
  readonly pid: number
  /** Since when. */
  readonly since: Date
  /** How it was entered. */
  readonly kind: 'shared' | 'exclusive' | 'private'
  /** The hierarchy level where the user is. */
  readonly names: () => readonly string[]
  /** When the user last typed something. */
  readonly lastInputAt: () => Date
}

/** Juniper, "rollback": the device keeps the active configuration and 49 before it. */
const maxCommits = 50

/** The state of one Junos device, shared by all sessions on it. */
export class JunosDevice {
  /** The time of the device. */
  readonly now: () => Date
  /** When it came up. */
  bootedAt: Date
  /** The candidate of `configure` and `configure exclusive`. */
  candidate: Configuration
  /** When the candidate was last changed. */
  changedAt: Date
  /** What is in `/var/tmp`. */
  readonly files: FileStore
  /** Who is in configuration mode. */
  readonly editors = new Set<Editor>()
  /** How to tell something to every user. */
  readonly terminals = new Set<(text: string) => void>()
  readonly #commits: Commit[]
  /** Juniper, "commit": 1 to 65535 minutes, default 10. */
  readonly #confirmation: Countdown
  readonly #onReload: () => void
  #nextTerminal = 0

  /** @param options - See {@link JunosDeviceOptions}. */
  constructor(options: JunosDeviceOptions) {
    this.now = options.now
    this.bootedAt = options.now()
    this.changedAt = this.bootedAt
    this.#onReload = options.onReload
    this.#confirmation = new Countdown(options.minuteMs)
    const { files, flashBytes, now } = options
    this.files = new FileStore({ files, capacity: flashBytes, now })
    this.candidate = factoryConfiguration(options)
    this.#commits = [
      {
        at: this.bootedAt,
        user: 'root',
        via: 'other',
        comment: undefined,
        confirmWithin: undefined,
        configuration: this.candidate.clone(),
      },
    ]
  }

  /** The active configuration. */
  get active(): Configuration {
    return this.#commits[0]?.configuration ?? new Configuration()
  }

  /** All commits that are kept, the newest first. */
  get commits(): readonly Commit[] {
    return this.#commits
  }

  /** As in the active configuration. */
  get hostname(): string {
    return this.active.find(['system', 'host-name'])?.values[0] ?? 'Amnesiac'
  }

  /** Whether the shared candidate differs from the active configuration. */
  get isModified(): boolean {
    return differs(this.candidate, this.active)
  }

  /** Whole minutes until an unconfirmed commit is undone; undefined when none is pending. */
  get minutesLeft(): number | undefined {
    return this.#confirmation.minutesLeft
  }

  /** The session that has locked the configuration. */
  get lockedBy(): Editor | undefined {
    return [...this.editors].find(({ kind }) => kind === 'exclusive')
  }

  /** A terminal for a new session, e.g. `p0`, and its process. */
  openTerminal(): { terminal: string; pid: number } {
    const number = this.#nextTerminal
    this.#nextTerminal++
    return { terminal: `p${number}`, pid: 7001 + number * 12 }
  }

  /** Makes a configuration the active one, and the shared candidate the same. Confirms what was pending. */
  commit(commit: Omit<Commit, 'at'>): void {
    this.confirm()
    const configuration = commit.configuration.clone()
    this.#commits.unshift({ ...commit, at: this.now(), configuration })
    this.#commits.splice(maxCommits)
    this.candidate = configuration.clone()
    if (commit.confirmWithin !== undefined) {
      this.#confirmation.start(commit.confirmWithin, () => this.#rollBack())
    }
  }

  /** A pending commit is not undone any more. */
  confirm(): void {
    this.#confirmation.stop()
  }

  /** Starts again: everybody is cut off, and what was not committed is gone. */
  reboot(): void {
    this.candidate = this.active.clone()
    this.bootedAt = this.now()
    this.#onReload()
  }

  /** Stops all timers: the lab is closed. */
  close(): void {
    this.#confirmation.stop()
  }

  /** Nobody confirmed: the configuration before comes back, and everybody is told (public captures). */
  #rollBack(): void {
    const before = this.#commits[1]?.configuration ?? this.active
    this.commit({
      user: 'root',
      via: 'other',
      comment: undefined,
      confirmWithin: undefined,
      configuration: before,
    })
    const time = this.now().toISOString().slice(11, 16)
    const message = `
Broadcast Message from root@${this.hostname}
        (no tty) at ${time} UTC...

Commit was not confirmed; automatic rollback complete.

`
    for (const tell of this.terminals) tell(message)
  }
}

/** Whether two configurations say different things. */
export function differs(one: Configuration, other: Configuration): boolean {
  return renderText(one.statements) !== renderText(other.statements)
}
