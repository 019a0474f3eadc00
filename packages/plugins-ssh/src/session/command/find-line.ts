/**
 * The first line of an answer that one of some patterns matches.
 *
 * @param output - The answer.
 * @param patterns - None: undefined.
 */
export function findLine(
  output: string,
  patterns: readonly RegExp[] | undefined,
): string | undefined {
  if (patterns === undefined) return undefined
  return output.split('\n').find((line) => patterns.some((pattern) => pattern.test(line)))
}
