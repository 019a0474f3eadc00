const COUNT = 5
const MAX_LENGTH = 200

/**
 * The end of what a device said, short enough for a message.
 *
 * @param lines - Ended lines.
 * @param partial - The line that was not ended.
 */
export function lastLines(lines: readonly string[], partial: string): readonly string[] {
  return [...lines.slice(-COUNT), partial]
    .filter((line) => line.trim() !== '')
    .slice(-COUNT)
    .map((line) => (line.length > MAX_LENGTH ? `…${line.slice(-MAX_LENGTH)}` : line))
}

/**
 * The same for the inside of a message.
 *
 * @param tail - What {@link lastLines} gave.
 */
export function quoteTail(tail: readonly string[]): string {
  return tail.length === 0 ? 'nothing' : tail.map((line) => JSON.stringify(line)).join(', ')
}
