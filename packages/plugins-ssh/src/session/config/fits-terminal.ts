import type { ConfigLine } from './config-lines.ts'

/** The narrowest terminal that devices give. */
const COLUMNS = 80
/** What a mode of the configuration may add to the prompt, such as `(config-ipv6-router-af)`. */
const MODE_COLUMNS = 30

/**
 * Whether lines of configuration can be typed on a terminal that nobody has made wide: behind its prompt each
 * fits into one row, so that the device has no reason to scroll or to wrap it.
 *
 * @param prompt - Of the mode that configuration mode is entered from.
 * @param lines - As they are typed.
 */
export function fitsTerminal(prompt: string, lines: readonly ConfigLine[]): boolean {
  const room = COLUMNS - prompt.length - MODE_COLUMNS
  return lines.every(({ line, text }) => [line, ...text].every((one) => one.length < room))
}
