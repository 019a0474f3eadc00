import type { Candidate } from './candidate.ts'
import type { ConfigBlocks } from './config-blocks.ts'
import type { ConfigPreparation } from './config-preparation.ts'
import type { ConfigStructure } from './config-structure.ts'
import type { FileFacts } from './file-facts.ts'
import type { KnownDialog } from './known-dialog.ts'
import type { LogInPatterns } from './log-in-patterns.ts'
import type { ProvenCommand } from './proven-command.ts'
import type { Boot, Identity, Reload } from './restart.ts'
import type { ShowConfig } from './show-config.ts'
import type { RevertTimer, Snapshot } from './take-back.ts'

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
   * What the line above the prompt must be, whole: `^…$`, for devices whose prompt has two lines and says
   * the mode in the first. Default: any line.
   */
  readonly above?: RegExp | undefined
  /**
   * Bytes that stop what runs here and bring the prompt back, harmlessly. Undefined: after a time-out
   * the session is closed instead (production safety, rule 6).
   */
  readonly interrupt?: string | undefined
  /**
   * Typed once per session behind {@link PlatformDefinition.preparation} when the session is in this mode
   * then: where paging can be switched off only there.
   */
  readonly preparation?: readonly string[] | undefined
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

/** What a device's command line says and wants: plain data, no code. */
export interface PlatformDefinition {
  /** Name in the inventory, e.g. `cisco_ios`. */
  readonly name: string
  /** Other names that mean the same, e.g. those of NAPALM. */
  readonly aliases?: readonly string[] | undefined
  /**
   * Name that indexes of TextFSM templates have it under, where it is another one than its own; its own is
   * looked for first. What extends a platform is looked for as that one, too.
   */
  readonly textfsm?: string | undefined
  /** Modes; the first whose prompt matches is the mode. */
  readonly modes: readonly Mode[]
  /**
   * Lines, whole: `^…$`, that the device prints above its prompt as a part of it, such as `[edit]`. They
   * are left out of the output, and so is one blank line above them. Default: none.
   */
  readonly promptLead?: RegExp | undefined
  /** Ways between modes. */
  readonly changes: readonly ModeChange[]
  /** Mode in which configuration lines count at once; undefined: the platform has none. */
  readonly configMode?: string | undefined
  /**
   * How the lines of {@link PlatformDefinition.configMode} make blocks that count when they are closed. Default:
   * each line counts by itself, and the mode is entered by one of `changes`.
   */
  readonly configBlocks?: ConfigBlocks | undefined
  /**
   * Goes to the top of the menus; typed before and behind lines where configuration is typed in the mode of
   * commands, so that neither they nor what is typed later belongs to the menu that a line went to.
   * Default: there are none.
   */
  readonly configTop?: string | undefined
  /** Configuration lines behind which the device reads on, without a prompt: they are refused. Default: none. */
  readonly openLines?: readonly RegExp[] | undefined
  /** The configuration that counts only when it is committed; undefined: the platform has none. */
  readonly candidate?: Candidate | undefined
  /** How its configuration is built; undefined: not known, and what is missing in it cannot be told. */
  readonly structure?: ConfigStructure | undefined
  /** A copy on the device to which it can go back; undefined: not known. */
  readonly snapshot?: Snapshot | undefined
  /** Configuration that the device takes back unless it is confirmed; undefined: not known. */
  readonly revertTimer?: RevertTimer | undefined
  /**
   * Mode in which sessions start; where a device logs in to another one, such as a shell, the session
   * goes there. Default: wherever the device logs in to.
   */
  readonly startMode?: string | undefined
  /** Mode that an enable secret opens when a session starts; undefined: none. */
  readonly privilegedMode?: string | undefined
  /**
   * True where prompts are whatever a user likes (shells): the exact prompt is learned at log-in, and a
   * different one is believed only after a longer silence.
   */
  readonly hasFreePrompt?: boolean | undefined
  /**
   * Typed once per session before the first operation, in the mode that it opened in; changes the session
   * only, never the configuration.
   */
  readonly preparation: readonly string[]
  /**
   * Whether the preparation changes only how answers are shown: a session whose first work is to configure lines
   * that fit into 80 columns and show nothing, or to save, then goes without it. `'pager'`: it leaves the width
   * as it is, so that lines may be of any length. Default: false.
   */
  readonly preparesReadingOnly?: boolean | 'pager' | undefined
  /** Lines by which it says that a preparation was taken, such as `Pagination disabled.` Default: silence. */
  readonly preparationReplies?: readonly RegExp[] | undefined
  /** Configuration that makes reading easier, for users who allow it; undefined: none does, or it is not known. */
  readonly configPreparation?: ConfigPreparation | undefined
  /** What the Enter key sends. Default: `\n`. */
  readonly enter?: string | undefined
  /** The pager, for devices where the preparation was refused. */
  readonly pager?: KnownDialog | undefined
  /** Dialogs at log-in. */
  readonly loginDialogs?: readonly KnownDialog[] | undefined
  /**
   * How it asks for user name and password where the transport did not. Default, member by member: what
   * most devices say.
   */
  readonly login?: LogInPatterns | undefined
  /** Lines by which the device says that it did not understand a command. */
  readonly commandErrors: readonly RegExp[]
  /** Lines by which it says, in configuration mode, that a line was not accepted. */
  readonly configErrors?: readonly RegExp[] | undefined
  /** Lines that look like errors and are none; kept as warnings. */
  readonly configWarnings?: readonly RegExp[] | undefined
  /** Lines that come unasked, e.g. syslog. */
  readonly unasked?: readonly RegExp[] | undefined
  /** Configuration lines behind which the device reads text until it ends, such as a banner. */
  readonly textInputs?: readonly TextInput[] | undefined
  /** How the running configuration is saved. */
  readonly save?: SaveCommand | undefined
  /** How it is started again; undefined: not known. */
  readonly reload?: Reload | undefined
  /** How it says what runs on it, and since when; undefined: not known. */
  readonly identity?: Identity | undefined
  /** How it is told what to start with; undefined: not known. */
  readonly boot?: Boot | undefined
  /** How it shows its configurations, and how they end. */
  readonly showConfig?: ShowConfig | undefined
  /**
   * `proven`: commands typed while the device is busy were seen to be kept and answered in order, however
   * many (production safety, rule 7). Default: not known, and then nothing is typed ahead.
   */
  readonly typeAhead?: 'proven' | undefined
  /** Commands that change nothing, from their start. */
  readonly readOnly: RegExp
  /** Commands that are never interrupted: a time-out closes the session instead. */
  readonly neverInterrupt?: RegExp | undefined
  /** Characters that act while a line is typed, such as `?` for help. */
  readonly liveKeys?: readonly string[] | undefined
  /** What is typed before a live key to mean the character; undefined: live keys are refused. */
  readonly literalNext?: string | undefined
  /** What it knows of its files, and how it is asked; undefined: not known. */
  readonly files?: FileFacts | undefined
  /**
   * `shared`: a second channel on the same connection does the command line no harm (production safety, rule
   * 21). Default: not known, and then files go over a connection of their own.
   */
  readonly channels?: 'shared' | 'single' | undefined
  /** Most sessions that it allows at once (production safety, rule 19). Default: not known. */
  readonly maxSessions?: number | undefined
  /** Most log-ins in a second that it takes; 1 / 6 is ten a minute. Default: not known. */
  readonly loginsPerSecond?: number | undefined
  /** Where the facts above come from, by field. */
  readonly sources: Readonly<Record<string, FactSource>>
}

/** A configuration line behind which the device reads text, without a prompt. */
export interface TextInput {
  /**
   * The line. A group `delimiter` catches what ends the text, and a group `text` what the line has of it
   * already; without them `endLine` ends it.
   */
  readonly start: RegExp
  /** What the device says when it reads text: nothing is typed before. */
  readonly ready: RegExp
  /** The line that ends the text. */
  readonly endLine?: RegExp | undefined
}

/** How a platform saves its running configuration. */
export interface SaveCommand extends ProvenCommand {
  /** Mode in which it is typed. */
  readonly mode: string
  /** The line that proves success: its absence is a failure (production safety, rule 12). */
  readonly success: RegExp
}

/** A platform that was checked by `definePlatform`. */
export type Platform = Readonly<PlatformDefinition>
