/** More lines than this that came or went would keep the process busy for longer than a quarter of a second. */
const MAX_CHANGED_LINES = 2_000

/** Two backups, without what differs at each reading. */
export interface BackupPair {
  /** What is compared. */
  readonly name: string
  /** The last one; undefined: there is none. */
  readonly before: string | undefined
  /** This one. */
  readonly after: string
}

/** What came of a comparison. */
export interface BackupComparison {
  /** Whether they differ. */
  readonly changed: boolean
  /** How, as `diff -u` shows it; empty when there was none before. */
  readonly diff: string
  /** What the reader should know. */
  readonly warnings: readonly string[]
}

/**
 * Compares a backup with the last one.
 *
 * @param pair - The two.
 */
export async function compareBackups(pair: BackupPair): Promise<BackupComparison> {
  const { before, after } = pair
  const changed = before !== after
  if (!changed || before === undefined) return { changed, diff: '', warnings: [] }
  const diff = await unifiedDiff({ ...pair, before })
  const warnings: string[] = []
  if (diff === undefined) warnings.push('so much changed that no diff was made')
  if (before.startsWith(`${after}\n`)) {
    warnings.push('it is the beginning of the last backup, so that it may have been cut off')
  }
  return { changed, diff: diff ?? '', warnings }
}

/** Undefined when too much differs. */
async function unifiedDiff({
  name,
  before,
  after,
}: BackupPair & { readonly before: string }): Promise<string | undefined> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff')
  return createTwoFilesPatch(name, name, `${before}\n`, `${after}\n`, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
    maxEditLength: MAX_CHANGED_LINES,
  })
}
