/** Where a fact about a device comes from, so that a later reader can weigh it. */
export type FactSource = string

/** One mode of a device's command line, told by its prompt. */
export interface Mode {
  /** The field's word for it: `exec`, `enable`, `config`, `shell`. */
  readonly name: string
  /**
   * The prompt, whole: `^…$`, one line, no nested quantifiers. A group named `device` catches the
   * part that stays when the mode changes; a change of mode with the same device is believed at once.
   */
  readonly prompt: RegExp
  /**
   * Bytes that stop what runs here and bring the prompt back, harmlessly. Undefined: after a time-out
   * the session is closed instead (production safety, rule 6).
   */
  readonly interrupt?: string | undefined
}

/** One way from a mode to another one. */
export interface ModeChange {
  /** Mode in which the command is typed. */
  readonly from: string
  /** Mode in which it ends. */
  readonly to: string
  /** The command. */
  readonly command: string
  /** The prompt that asks for the enable secret, whole: `^…$`. Undefined: nothing is asked. */
  readonly secretPrompt?: RegExp | undefined
}

/** A dialog that the session answers by itself. The answer changes nothing on the device. */
export interface KnownDialog {
  /** The line that waits for an answer, whole: `^…$`. */
  readonly pattern: RegExp
  /** What is typed, as it is. */
  readonly answer: string
}

/** What a device's command line says and wants: plain data, no code. */
export interface PlatformDefinition {
  /** Name in the inventory, e.g. `cisco_ios`. */
  readonly name: string
  /** Other names that mean the same, e.g. those of NAPALM. */
  readonly aliases?: readonly string[] | undefined
  /** Modes; the first whose prompt matches is the mode. */
  readonly modes: readonly Mode[]
  /** Ways between modes. */
  readonly changes: readonly ModeChange[]
  /** Mode in which configuration lines are typed; undefined: the platform has none. */
  readonly configMode?: string | undefined
  /** Mode that an enable secret opens when a session starts; undefined: none. */
  readonly privilegedMode?: string | undefined
  /**
   * True where prompts are whatever a user likes (shells): the exact prompt is learned at log-in, and a
   * different one is believed only after a longer silence.
   */
  readonly hasFreePrompt?: boolean | undefined
  /** Typed once per session behind the first prompt; changes the session only, never the configuration. */
  readonly preparation: readonly string[]
  /** The pager, for devices where the preparation was refused. */
  readonly pager?: KnownDialog | undefined
  /** Dialogs at log-in. */
  readonly loginDialogs?: readonly KnownDialog[] | undefined
  /** Lines by which the device says that it did not understand a command. */
  readonly commandErrors: readonly RegExp[]
  /** Lines by which it says, in configuration mode, that a line was not accepted. */
  readonly configErrors?: readonly RegExp[] | undefined
  /** Lines that look like errors and are none; kept as warnings. */
  readonly configWarnings?: readonly RegExp[] | undefined
  /** Lines that come unasked, e.g. syslog. */
  readonly unasked?: readonly RegExp[] | undefined
  /** How the running configuration is saved. */
  readonly save?: SaveCommand | undefined
  /** Commands that change nothing, from their start. */
  readonly readOnly: RegExp
  /** Commands that are never interrupted: a time-out closes the session instead. */
  readonly neverInterrupt?: RegExp | undefined
  /** Characters that act while a line is typed, such as `?` for help. */
  readonly liveKeys?: readonly string[] | undefined
  /** What is typed before a live key to mean the character; undefined: live keys are refused. */
  readonly literalNext?: string | undefined
  /** Where the facts above come from, by field. */
  readonly sources: Readonly<Record<string, FactSource>>
}

/** How a platform saves its running configuration. */
export interface SaveCommand {
  /** The command. */
  readonly command: string
  /** Mode in which it is typed. */
  readonly mode: string
  /** The line that proves success: its absence is a failure (production safety, rule 12). */
  readonly success: RegExp
}

/** A platform that was checked by `definePlatform`. */
export type Platform = Readonly<PlatformDefinition>
