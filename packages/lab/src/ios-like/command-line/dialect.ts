import type { TreeNode } from '../../grammar/command-tree.ts'
import type { RejectedCommand } from '../../grammar/parse-command.ts'
import type { Answer } from '../../shell/reply.ts'
import type { Handler, IosLikeSession } from './session.ts'

/** A line that is not understood, as the user sees it. */
export interface Rejection {
  /** Why, and where in the line. */
  readonly rejected: RejectedCommand
  /** The line as typed. */
  readonly line: string
  /** Columns in front of the wrong word, prompt included. */
  readonly column: number
}

/** How one family of IOS-like devices reads and answers. */
export interface Dialect<Session extends IosLikeSession> {
  /** The commands of the mode that a session is in, tried in order. */
  readonly trees: (session: Session) => readonly TreeNode<Handler<Session>>[]
  /** The commands of exec mode, as behind `do`. */
  readonly execTrees: (session: Session) => readonly TreeNode<Handler<Session>>[]
  /** Runs a line where commands are no longer those of the device, as in a shell; undefined: they are. */
  readonly runElsewhere?: ((session: Session, line: string) => Answer | undefined) | undefined
  /** The prompt, e.g. `r1(config-if)#`. */
  readonly promptOf: (session: Session) => string
  /** What the device prints for a line that it does not understand. */
  readonly reject: (session: Session, rejection: Rejection) => string
}
