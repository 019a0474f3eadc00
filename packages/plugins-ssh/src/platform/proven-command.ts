import type { KnownDialog } from './known-dialog.ts'

/**
 * A command that must say that it did what it was typed for: the absence of an error proves nothing
 * (production safety, rule 12). One of `success`, `prompt` and `proof` is needed.
 */
export interface ProvenCommand {
  /** The command; names in braces, such as `{name}`, are filled in. */
  readonly command: string
  /** Mode in which it is typed. Default: wherever the session is. */
  readonly mode?: string | undefined
  /** The line that proves success. */
  readonly success?: RegExp | undefined
  /** The prompt behind it that proves success, for devices that mark there what is not committed. */
  readonly prompt?: RegExp | undefined
  /** A question that is typed behind a command that says nothing, and what its answer must be. */
  readonly proof?: Proof | undefined
  /** What it asks first, in order; each may be left out. The answers do what the command is for. */
  readonly dialogs?: readonly KnownDialog[] | undefined
}

/** How a silent command is proven: by the answer to a question behind it. All that is given must hold. */
export interface Proof {
  /** Typed behind it; it changes nothing. */
  readonly command: string
  /** A line that must be there. */
  readonly line?: RegExp | undefined
  /** A line that must not be there; of use together with `line`, which tells that it is an answer. */
  readonly noLine?: RegExp | undefined
  /** What every line must be, one of these; blank ones aside. At least one line must be there. */
  readonly everyLine?: readonly RegExp[] | undefined
}
