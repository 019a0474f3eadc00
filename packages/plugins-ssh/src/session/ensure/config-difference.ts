import type { ConfigStructure } from '../../platform/config-structure.ts'
import { plainLine } from './config-section.ts'

/** What a section of a configuration must have, and must not have. */
export interface WantedLines {
  /** Lines that must be there, as the device shows them. */
  readonly present: readonly string[]
  /** Lines that must not be there. */
  readonly absent: readonly string[]
  /** Whether those that must be there must also stand in this order, one behind the other or not. */
  readonly isOrdered: boolean
}

/** What has to be typed in a section. */
export interface Difference {
  /** Lines to take away, as they stand there; in `set` form the path above them. */
  readonly removed: readonly string[]
  /** Lines to add, in order, as they were given. */
  readonly added: readonly string[]
  /**
   * Those of them that may hold already: negated lines that the device shows neither so nor plain. Only
   * typing them, and looking what changes, tells.
   */
  readonly inDoubt: readonly string[]
}

/**
 * What has to be typed so that a section is as it is wanted; nothing when it is.
 *
 * Devices leave out what is the default. So a negated line of which nothing is shown may hold (`no shutdown`)
 * or not (`no ip proxy-arp`): the platform's data knows of some, the others are typed. Lines out of order are taken away and added again, in order, from the first that
 * stands wrong.
 *
 * @param section - Its plain lines; undefined: there is no such section.
 * @param wanted - What it must have.
 * @param structure - How the platform negates.
 */
export function configDifference(
  section: readonly string[] | undefined,
  wanted: WantedLines,
  structure: ConfigStructure,
): Difference {
  // What is typed is what the user wrote: a device keeps the blanks within a description.
  const present = wanted.present.map((line) => line.trim())
  // Where there is no section, no default of it holds either.
  if (section === undefined) return { removed: [], added: present, inDoubt: [] }
  const compared = (line: string): string => unquoted(plainLine(line), structure)
  const lines = section.map(compared)
  // Blanks within a value in such quotes are part of it.
  const typed = (line: string): string =>
    structure.valueQuote === undefined ? plainLine(line) : line.trim()
  const absent = wanted.absent.map(typed)
  const removed = absent.filter((line) =>
    lines.some((one) => one === compared(line) || isMore(one, compared(line), structure)),
  )
  const isHidden = (line: string): boolean =>
    standingOf(lines, compared(line), structure) === 'hidden'
  const inDoubt = present.filter(isHidden)
  if (!wanted.isOrdered) {
    const isShown = (line: string): boolean =>
      standingOf(lines, compared(line), structure) === 'there'
    return { removed, added: present.filter((line) => !isShown(line)), inDoubt }
  }
  const from = firstWrong(lines, present.map(compared), structure)
  const rest = present.slice(from)
  const moved = rest.map(typed).filter((line) => lines.includes(compared(line)))
  // What is not shown has no place in an order.
  const added = [...present.slice(0, from).filter(isHidden), ...rest]
  return { removed: [...removed, ...moved], added, inDoubt }
}

/** A line without the marks that a device sets around values and users need not. */
function unquoted(line: string, { valueQuote }: ConfigStructure): string {
  return valueQuote === undefined ? line : line.replaceAll(valueQuote, '')
}

/** In `set` form what is taken away takes with it what stands below. */
function isMore(one: string, line: string, { form }: ConfigStructure): boolean {
  return form === 'set' && one.startsWith(`${line} `)
}

/** Whether a line holds in a section: `hidden` when nobody can tell, for the device shows nothing of it. */
function standingOf(
  lines: readonly string[],
  line: string,
  { form, negation, offUnlessShown = [] }: ConfigStructure,
): 'there' | 'hidden' | 'missing' {
  if (lines.includes(line)) return 'there'
  if (form === 'set') return lines.some((one) => one.startsWith(`${line} `)) ? 'there' : 'missing'
  if (!line.startsWith(`${negation} `)) return 'missing'
  const negated = line.slice(negation.length + 1)
  const isShown = lines.some((one) => one === negated || one.startsWith(`${negated} `))
  if (isShown) return 'missing'
  return offUnlessShown.some((pattern) => pattern.test(negated)) ? 'there' : 'hidden'
}

/** Index of the first line that does not stand behind the one before it. */
function firstWrong(
  lines: readonly string[],
  present: readonly string[],
  structure: ConfigStructure,
): number {
  let at = -1
  for (const [index, line] of present.entries()) {
    const next = lines.indexOf(line, at + 1)
    if (next === -1 && (lines.includes(line) || standingOf(lines, line, structure) === 'missing'))
      return index
    at = Math.max(at, next)
  }
  return present.length
}

/**
 * The lines that are typed for a difference: parents first, so that a refused parent keeps the others from
 * being sent.
 *
 * @param parents - The lines that open the section.
 * @param difference - What to type there.
 * @param structure - How the platform negates.
 * @returns Empty when there is nothing to do.
 */
export function differenceLines(
  parents: readonly string[],
  { removed, added }: Pick<Difference, 'removed' | 'added'>,
  { form, negation }: ConfigStructure,
): readonly string[] {
  if (removed.length + added.length === 0) return []
  if (form === 'set') {
    const path = parents.map(plainLine).join(' ')
    const typed =
      (verb: string) =>
      (line: string): string =>
        [verb, path, line].filter((part) => part !== '').join(' ')
    return [...new Set(removed.map(typed(negation))), ...added.map(typed('set'))]
  }
  const indented = (line: string): string => `${' '.repeat(parents.length)}${line}`
  const negated = (line: string): string =>
    line.startsWith(`${negation} `) ? line.slice(negation.length + 1) : `${negation} ${line}`
  return [
    ...parents.map((parent, depth) => `${' '.repeat(depth)}${plainLine(parent)}`),
    ...removed.map(negated).map(indented),
    ...added.map(indented),
  ]
}
