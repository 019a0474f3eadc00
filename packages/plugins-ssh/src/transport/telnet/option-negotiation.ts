import type { TerminalSize } from '../ssh-target.ts'
import {
  DO,
  DONT,
  ECHO,
  IAC,
  SB,
  SE,
  SUPPRESS_GO_AHEAD,
  TERMINAL_TYPE,
  TERMINAL_TYPE_IS,
  TERMINAL_TYPE_SEND,
  type Verb,
  WILL,
  WINDOW_SIZE,
  WONT,
} from './telnet-codes.ts'

/** What the device may do. */
const THEIRS: readonly number[] = [ECHO, SUPPRESS_GO_AHEAD]
/** What we do when the device asks for it. */
const OURS: readonly number[] = [SUPPRESS_GO_AHEAD, TERMINAL_TYPE, WINDOW_SIZE]

/** A peer that brings up one option more often than this is in a loop, and is heard no more. */
const MAX_ANSWERS = 16

/**
 * The client's side of option negotiation (RFC 854, 855). It only answers, so that nothing is sent to a
 * peer that is no telnet server, and only where something changes or is refused, so that two of its
 * kind fall silent (RFC 1143).
 */
export class OptionNegotiation {
  readonly #terminal: TerminalSize
  readonly #theirs = new Set<number>()
  readonly #ours = new Set<number>()
  readonly #answers = new Map<number, number>()

  /** @param terminal - What the device is told about the terminal. */
  constructor(terminal: TerminalSize) {
    this.#terminal = terminal
  }

  /**
   * Answers a request or an announcement.
   *
   * @param verb - What the device said.
   * @param option - Of what.
   * @returns Bytes to send; empty when there is nothing to say.
   */
  answer(verb: Verb, option: number): Buffer {
    switch (verb) {
      case WILL:
        return this.#begin(option, { on: this.#theirs, known: THEIRS, yes: DO, no: DONT })
      case DO:
        return this.#begin(option, { on: this.#ours, known: OURS, yes: WILL, no: WONT })
      case WONT:
        return this.#theirs.delete(option) ? this.#say(option, [IAC, DONT, option]) : NOTHING
      case DONT:
        return this.#ours.delete(option) ? this.#say(option, [IAC, WONT, option]) : NOTHING
    }
  }

  /**
   * Answers the parameters of an option: the terminal's type is told when it is asked for.
   *
   * @param option - The option.
   * @param parameters - What the device said.
   * @returns Bytes to send; empty when there is nothing to say.
   */
  answerParameters(option: number, parameters: readonly number[]): Buffer {
    const isAsked = option === TERMINAL_TYPE && parameters[0] === TERMINAL_TYPE_SEND
    if (!isAsked || !this.#ours.has(option)) return NOTHING
    const type = Buffer.from(this.#terminal.term.toUpperCase(), 'latin1')
    return this.#say(option, withParameters(option, [TERMINAL_TYPE_IS, ...type]))
  }

  #begin(option: number, side: Side): Buffer {
    const { on, known, yes, no } = side
    if (on.has(option)) return NOTHING
    if (!known.includes(option)) return this.#say(option, [IAC, no, option])
    on.add(option)
    const size = yes === WILL && option === WINDOW_SIZE ? this.#windowSize() : []
    return this.#say(option, [IAC, yes, option, ...size])
  }

  #windowSize(): readonly number[] {
    const { columns, rows } = this.#terminal
    return withParameters(WINDOW_SIZE, [columns >> 8, columns & 255, rows >> 8, rows & 255])
  }

  #say(option: number, bytes: readonly number[]): Buffer {
    const answers = (this.#answers.get(option) ?? 0) + 1
    this.#answers.set(option, answers)
    return answers > MAX_ANSWERS ? NOTHING : Buffer.from(bytes)
  }
}

/** One side of an option. */
interface Side {
  /** Options that are on. */
  readonly on: Set<number>
  /** Options that may be. */
  readonly known: readonly number[]
  readonly yes: Verb
  readonly no: Verb
}

const NOTHING = Buffer.alloc(0)

function withParameters(option: number, parameters: readonly number[]): readonly number[] {
  const doubled = parameters.flatMap((byte) => (byte === IAC ? [IAC, IAC] : [byte]))
  return [IAC, SB, option, ...doubled, IAC, SE]
}
