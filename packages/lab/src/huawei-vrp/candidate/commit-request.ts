import { commandTree } from '../../grammar/command-tree.ts'

/** What a `commit` line asks for. */
export interface CommitRequest {
  /** How the commit is called. */
  readonly label: string | undefined
  /** What the user says about it. */
  readonly description: string | undefined
  /** Seconds until it is undone unless confirmed. */
  readonly trialSeconds: number | undefined
}

type Reader = (args: readonly string[]) => CommitRequest

const none: CommitRequest = { label: undefined, description: undefined, trialSeconds: undefined }

/** Huawei, "commit": 600 seconds unless told otherwise. */
const defaultTrial = 600

/**
 * Huawei, "commit": `commit [ trial [ time ] [ label L ] ] [ description D ]`, and `commit label L` in its examples.
 * There is no `comment`.
 */
export const commitTree = commandTree<Reader>([
  { spec: 'commit', handler: () => none },
  { spec: 'commit description <line>', handler: ([description]) => ({ ...none, description }) },
  { spec: 'commit label <word>', handler: ([label]) => ({ ...none, label }) },
  {
    spec: 'commit label <word> description <line>',
    handler: ([label, description]) => ({ ...none, label, description }),
  },
  { spec: 'commit trial', handler: () => ({ ...none, trialSeconds: defaultTrial }) },
  {
    spec: 'commit trial <60-65535>',
    handler: ([seconds]) => ({ ...none, trialSeconds: Number(seconds) }),
  },
  {
    spec: 'commit trial <60-65535> label <word>',
    handler: ([seconds, label]) => ({ ...none, label, trialSeconds: Number(seconds) }),
  },
  {
    spec: 'commit trial <60-65535> description <line>',
    handler: ([seconds, description]) => ({
      ...none,
      description,
      trialSeconds: Number(seconds),
    }),
  },
])

/** A `commit` without a word behind it. */
export const plainCommit = none
