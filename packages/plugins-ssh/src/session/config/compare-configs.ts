/** More lines than this that came or went would keep the process busy for longer than a quarter of a second. */
const MAX_CHANGED_LINES = 2_000

/** Two readings of a configuration, without what differs at each reading. */
export interface ConfigPair {
  /** What is compared, for the head of the diff. */
  readonly name: string
  /** The earlier one; undefined: there is none. */
  readonly before: string | undefined
  /** The later one. */
  readonly after: string
}

/** What came of a comparison. */
export interface ConfigComparison {
  /** Whether they differ. */
  readonly changed: boolean
  /** How, as `diff -u` shows it; empty when there was none before. */
  readonly diff: string
  /** What the reader should know. */
  readonly warnings: readonly string[]
}

/**
 * Compares two readings of a configuration.
 *
 * @param pair - The two.
 */
export async function compareConfigs(pair: ConfigPair): Promise<ConfigComparison> {
  const { before, after } = pair
  const changed = before !== after
  if (!changed || before === undefined) return { changed, diff: '', warnings: [] }
  const diff = await unifiedDiff({ ...pair, before })
  const warnings: string[] = []
  if (diff === undefined) warnings.push('so much changed that no diff was made')
  if (before.startsWith(`${after}\n`)) {
    warnings.push('it is the beginning of the last one, so that it may have been cut off')
  }
  return { changed, diff: diff ?? '', warnings }
}

/** Undefined when too much differs. */
async function unifiedDiff({
  name,
  before,
  after,
}: ConfigPair & { readonly before: string }): Promise<string | undefined> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff')
  return createTwoFilesPatch(name, name, `${before}\n`, `${after}\n`, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
    maxEditLength: MAX_CHANGED_LINES,
  })
}
