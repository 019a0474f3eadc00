import type { Inventory } from '@nornir-ts/inventory'
import type { Secret, SecretReference } from '@nornir-ts/kernel'
import type { Gate } from '../connection/connect-gate.ts'
import type { ConnectionPoolOptions } from '../connection/connection-pool.ts'
import type { ReadyToCross } from '../crossing/encode.ts'
import { writeRemoteLine } from '../log/remote-logger.ts'
import type { MultiResult } from '../result/multi-result.ts'
import type { Link, LinkHandlers } from './link.ts'
import type { SetupData } from './order.ts'
import { type Entry, type LogIn, type LogInEnd, Places, type Reservation } from './places.ts'
import type { RemoteAttempt, SubtaskNote, TurnNote } from './remote-attempt.ts'

/** What a thread asks with: each question has some of it. */
interface Question extends SubtaskNote, TurnNote, Entry, LogIn, Reservation {
  readonly run: string
  readonly scope: number
  readonly setup: number
  readonly reference: SecretReference
  readonly refused: Secret | undefined
  readonly host: string
  readonly key: string
  readonly job: number
  readonly result: MultiResult
}

/** What a thread tells: each note has some of it. */
interface Note extends Question, LogInEnd {
  readonly line: string
  readonly isUninterruptible: boolean
  readonly fraction: number
  readonly message: string | undefined
}

/** A run that threads may ask about. */
export interface KnownRun {
  /** What they are told of it. */
  readonly data: ReadyToCross
  /** Number of the groups and defaults that it began with. */
  readonly scope: number
  /** Its inventory. */
  readonly inventory: Inventory
  /** What its log-ins pass through. */
  readonly gate: Gate
}

/** What the main thread knows, and does for the others. */
export class MainHost {
  /** Runs under way, by their id. */
  readonly runs = new Map<string, KnownRun>()
  /** Groups and defaults, by their number. */
  readonly scopes = new Map<number, ReadyToCross>()
  /** Set-ups, by their number. */
  readonly setups = new Map<
    number,
    { readonly data: SetupData; readonly own: ConnectionPoolOptions }
  >()
  /** Attempts under way, by their number. */
  readonly attempts = new Map<number, RemoteAttempt>()

  /**
   * What is done for one thread; what that has taken is given back when it comes to its end.
   *
   * @param link - To the thread.
   */
  handlers(link: () => Link): LinkHandlers {
    const places = new Places()
    return {
      answer: (type, body: Question, signal) => this.#answer(type, body, { places, signal, link }),
      note: (type, body: Note) => this.#note(type, body, places),
      ended: () => places.leaveAll(),
    }
  }

  #answer(
    type: string,
    body: Question,
    {
      places,
      signal,
      link,
    }: { readonly places: Places; readonly signal: AbortSignal; readonly link: () => Link },
  ): unknown {
    switch (type) {
      case 'begin':
        return this.attempts.get(body.job)?.begin(link()) ?? false
      case 'run':
        return this.#runOf(body).data
      case 'scope':
        return this.scopes.get(body.scope)
      case 'setup':
        return this.setups.get(body.setup)?.data
      case 'secret': {
        const { reference, host, key } = body
        return this.setups.get(body.setup)?.own.resolver.resolve(reference, { host, key, signal })
      }
      case 'gate:enter':
        return places.enter(this.#runOf(body).gate, body, signal)
      case 'credential:show':
        return places.show(this.#runOf(body).gate, body, signal)
      case 'credential:check':
        return this.#runOf(body).gate.checkCredential(body.credential)
      case 'exclusive:enter':
        return places.alone(body)
      case 'turn:await':
        return this.attempts.get(body.job)?.awaitTurn(body)
      case 'subtask:start':
        return this.attempts.get(body.job)?.subtaskStarted(body)
      case 'subtask:end':
        return this.attempts.get(body.job)?.subtaskEnded(body.id, body.result)
      default:
        throw new TypeError(`A thread asked for ${type}`)
    }
  }

  #note(type: string, body: Note, places: Places): void {
    const attempt = this.attempts.get(body.job)
    if (type === 'log') this.#log(body)
    else if (type === 'used' && attempt !== undefined) attempt.isUsed = true
    else if (type === 'uninterruptible' && attempt !== undefined)
      attempt.isUninterruptible = body.isUninterruptible
    else if (type === 'progress') attempt?.progress(body.fraction, body.message)
    else if (type === 'turn:leave') attempt?.leaveTurn(body.turn)
    else if (type === 'subtask:start') void attempt?.subtaskStarted(body)
    else if (type === 'subtask:end') void attempt?.subtaskEnded(body.id, body.result)
    else if (type === 'secret:forget')
      this.setups.get(body.setup)?.own.resolver.forget(body.reference, body.refused)
    else if (type === 'gate:leave') places.leave(body.place)
    else if (type === 'credential:shown') places.shown(body.place)
    else if (type === 'credential:over') places.over(body.place, body)
  }

  #log({ setup, line }: Note): void {
    const log = this.setups.get(setup)?.own.log
    if (log !== undefined) writeRemoteLine(log, line)
  }

  #runOf({ run }: { readonly run: string }): KnownRun {
    const known = this.runs.get(run)
    if (known !== undefined) return known
    throw new TypeError(`The run ${run} is over`)
  }
}
