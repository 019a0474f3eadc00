/**
 * What the device waits for: its first prompt (`opening`), a command at a prompt outside (`prompt`) or
 * inside configuration mode (`config`), a hidden answer, an answer to a question, a key at the pager,
 * or the end of a running command (`busy`). `exec` marks the command of an SSH exec request.
 */
export type InputState =
  | 'opening'
  | 'prompt'
  | 'config'
  | 'password'
  | 'dialog'
  | 'paging'
  | 'busy'
  | 'exec'

/** Whoever gets the next byte that the user types. */
export interface Reader {
  /** What the device waits for while this reader is in charge. */
  readonly state: InputState
  /** Takes one byte, 0 to 255. */
  readonly take: (byte: number) => void
}
