import type { ProvenCommand } from './proven-command.ts'

/** Who else may edit meanwhile: nobody, everybody for himself, everybody in the same candidate. */
export type ConfigLock = 'exclusive' | 'private' | 'shared'

/** One way into the candidate. */
export interface CandidateEntry {
  /** What it keeps others from. */
  readonly lock: ConfigLock
  /** Mode in which it is typed. */
  readonly from: string
  /** The command; `{name}` is a name of our own, for devices where candidates have names. */
  readonly command: string
}

/** A commit that the device takes back by itself unless it is confirmed (production safety, rule 13). */
export interface ConfirmedCommit {
  /** What one unit of its timer is, in milliseconds: 60 000 for minutes. */
  readonly unitMs: number
  /** Smallest number of units. */
  readonly min: number
  /** Largest number of units. */
  readonly max: number
  /** Keeps the change. */
  readonly confirm: ProvenCommand
  /**
   * Takes it back at once, in order; what is typed there must do nothing to any other commit. Default: where
   * the platform has `rollback`, one commit back, if that is the configuration of before; else the timer is
   * waited for.
   */
  readonly cancel?: readonly ProvenCommand[] | undefined
  /** Locks under which the device commits for no time. Default: none. */
  readonly notUnder?: readonly ConfigLock[] | undefined
  /** Whether another session may confirm and cancel. False: the end of the session takes the change back. */
  readonly isForAnySession: boolean
  /** Whether a candidate with a name stays on the device behind it, to be dropped by `abandon`. Default: false. */
  readonly leavesCandidate?: boolean | undefined
}

/** Words of a commit: what each is called by users, and how it is typed. */
export type CommitWords = Readonly<Record<string, string>>

/** How to see that somebody's change waits to be confirmed. */
export interface PendingProbe {
  /** The command; it changes nothing. */
  readonly command: string
  /** Mode in which it is typed. */
  readonly mode: string
  /** A line that says so. */
  readonly pending: RegExp
  /**
   * The same command in the candidate's mode. It is asked again there, where a commit that came between the
   * first asking and the lock would be confirmed by ours. Default: the device itself refuses our commit then.
   */
  readonly inside?: string | undefined
}

/** A configuration that is edited apart from the running one and counts when it is committed. */
export interface Candidate {
  /** Mode in which it is edited. */
  readonly mode: string
  /** Ways into it; the first is taken where the user does not say. */
  readonly entries: readonly CandidateEntry[]
  /** Looked at before it is entered. Default: the device has nothing to ask. */
  readonly probe?: PendingProbe | undefined
  /** Lines, while entering or committing, by which the device says that another user has the lock. */
  readonly locked?: readonly RegExp[] | undefined
  /**
   * Lines, while entering, by which it says that there are changes which are not ours: neither to commit
   * nor to discard (production safety, rule 14).
   */
  readonly foreign?: readonly RegExp[] | undefined
  /** Lines, while entering or committing, by which it says that somebody's commit waits to be confirmed. */
  readonly pending?: readonly RegExp[] | undefined
  /** How often entering is tried when it is locked, and how long is waited between. Default: once. */
  readonly lockRetry?: LockRetry | undefined
  /**
   * How often a commit is tried while another user's is at work, and how long is waited between: for devices
   * where only a commit takes the lock. Default: once.
   */
  readonly commitRetry?: LockRetry | undefined
  /** Goes to the top of the hierarchy; typed behind the lines, so that a commit is for all of them. */
  readonly top?: string | undefined
  /** Shows what differs from the running configuration. */
  readonly compare: CandidateComparison
  /** Checks the candidate without a commit. Default: the device has no way. */
  readonly check?: ProvenCommand | undefined
  /** Commits it. `{words}` stands where the words of the commit go, each with a blank before it. */
  readonly commit: ProvenCommand
  /**
   * The words that a commit may have, in the order in which the device wants them. `{text}` is what the user
   * says; `{units}` and `{clock}` (`HH:MM:SS`) are the timer of `confirmed`.
   */
  readonly words: CommitWords
  /** A word in front of these where a commit is not on trial, for devices that want one. Default: none. */
  readonly plainWord?: string | undefined
  /** Names of words that the device does not take together. */
  readonly exclusiveWords?: readonly (readonly string[])[] | undefined
  /** Lines by which it says that a commit failed, or that there was nothing to commit. */
  readonly commitErrors: readonly RegExp[]
  /**
   * Whether a commit that fails may have been made in part, so that discarding what is left proves nothing.
   * Default: it is made whole or not at all.
   */
  readonly commitsInPart?: true | undefined
  /** The line by which a commit says that there was nothing to commit. Default: it succeeds as any other. */
  readonly nothing?: RegExp | undefined
  /** Shows why a commit failed, where the answer to it does not say. */
  readonly failure?: string | undefined
  /** Commits for a time. Default: the device cannot. */
  readonly confirmed?: ConfirmedCommit | undefined
  /** Why it is not done so although the device can: told to whoever asks for it. */
  readonly unsafeTrial?: string | undefined
  /** Drops all that was not committed; the session may leave the mode by it. */
  readonly discard: string
  /**
   * Drops the candidate `{name}` from outside, where it outlives its session and the lines that left it.
   * Default: it ends with its session.
   */
  readonly abandon?: ProvenCommand | undefined
  /** Makes an earlier configuration the candidate. Default: it cannot. */
  readonly rollback?: CandidateRollback | undefined
}

/** What is done when another user has the lock. */
export interface LockRetry {
  /** Tries in all; 1: no second one. */
  readonly attempts: number
  /** Between them, in milliseconds. */
  readonly delayMs: number
}

/** How a candidate is compared with the running configuration. */
export interface CandidateComparison {
  /** The command. */
  readonly command: string
  /** Lines that come when nothing differs. Default: none come. */
  readonly empty?: readonly RegExp[] | undefined
}

/** How an earlier configuration is made the candidate. */
export interface CandidateRollback {
  /** The command; `{units}` is how many commits ago. */
  readonly command: string
  /** The most that it goes back. */
  readonly max: number
  /** The line that proves it. Default: nothing is said. */
  readonly success?: RegExp | undefined
}
