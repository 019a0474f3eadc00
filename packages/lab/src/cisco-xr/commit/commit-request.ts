import { commandTree } from '../../grammar/command-tree.ts'
import { parseCommand, type RejectedCommand } from '../../grammar/parse-command.ts'

/** What a `commit` line asks for. */
export interface CommitRequest {
  /** Tells it from a rejection. */
  readonly kind: 'commit'
  /** How the commit is called. */
  readonly label: string | undefined
  /** What the user says about it. */
  readonly comment: string | undefined
  /** Minutes until it is undone unless confirmed. */
  readonly confirmWithin: number | undefined
}

type Reader = (args: readonly string[]) => Omit<CommitRequest, 'kind'>

const none = { label: undefined, comment: undefined, confirmWithin: undefined }

/** `?` behind `commit confirmed` on XRv9k 24.3.1 (public notes): seconds 30 to 65535, minutes 1 to 1024. */
const timers: readonly { spec: string; minutes: (value: number) => number }[] = [
  { spec: 'confirmed <30-65535>', minutes: (seconds) => seconds / 60 },
  { spec: 'confirmed minutes <1-1024>', minutes: (minutes) => minutes },
]

const tree = commandTree<Reader>([
  { spec: 'commit', handler: () => none },
  { spec: 'commit show-error', handler: () => none },
  { spec: 'commit label <word>', handler: ([label]) => ({ ...none, label }) },
  { spec: 'commit comment <line>', handler: ([comment]) => ({ ...none, comment }) },
  {
    spec: 'commit label <word> comment <line>',
    handler: ([label, comment]) => ({ ...none, label, comment }),
  },
  ...timers.flatMap(({ spec, minutes }) => [
    {
      spec: `commit ${spec}`,
      handler: ([value]: readonly string[]) => ({ ...none, confirmWithin: minutes(Number(value)) }),
    },
    {
      spec: `commit label <word> ${spec}`,
      handler: ([label, value]: readonly string[]) => ({
        ...none,
        label,
        confirmWithin: minutes(Number(value)),
      }),
    },
  ]),
])

/** Reads a `commit` line. */
export function readCommit(line: string): CommitRequest | RejectedCommand {
  const parsed = parseCommand([tree], line)
  return parsed.kind === 'command' ? { kind: 'commit', ...parsed.handler(parsed.args) } : parsed
}
