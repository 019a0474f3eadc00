import type { ConfigStructure } from '../../platform/config-structure.ts'
import type { Platform } from '../../platform/platform.ts'
import { refuseInput } from '../dialog/input.ts'
import { configDifference, type Difference, differenceLines } from './config-difference.ts'
import { plainLine, sectionLines, setLines } from './config-section.ts'

/** What one section of a configuration must be like. */
export interface EnsuredSection {
  /** The lines that open it, outermost first; in `set` form words of the path. Default: none, the top. */
  readonly parents?: string | readonly string[] | undefined
  /** Lines that must be there, as the device shows them; in `set` form behind the path. */
  readonly present?: string | readonly string[] | undefined
  /** Lines that must not be there, as the device shows them. */
  readonly absent?: string | readonly string[] | undefined
  /**
   * `given`: the lines that must be there must also stand in this order, as in an access list; lines that
   * stand wrong are taken away and added again. Default: `any`.
   */
  readonly order?: 'any' | 'given' | undefined
}

/** What is to be typed for a section. */
export interface EnsurePlan {
  /** The lines to type; empty when nothing is to do. */
  readonly lines: readonly string[]
  /** The same for people, as a diff: `-` takes away, `+` adds. */
  readonly diff: string
  /** Lines among them that may hold already, as the device shows nothing of them. */
  readonly inDoubt: readonly string[]
  /** Whether there are others. */
  readonly isMissing: boolean
  /** Lines of the configuration by which what must be there does not count. */
  readonly inactive: readonly string[]
}

/**
 * What has to be typed so that a section is as it must be.
 *
 * @param text - The running configuration, in the form that the platform's `structure` names.
 * @param wanted - What the section must be like.
 * @param structure - How the platform's configuration is built.
 */
export function planSection(
  text: string,
  wanted: EnsuredSection,
  structure: ConfigStructure,
): EnsurePlan {
  const parents = list(wanted.parents)
  const read = structure.form === 'set' ? setLines : sectionLines
  const strip = (line: string): string =>
    structure.form === 'set' ? line.trim().replace(/^set\s+/, '') : line
  const difference = configDifference(
    read(text, parents),
    {
      present: list(wanted.present).map(strip),
      absent: list(wanted.absent).map(strip),
      isOrdered: wanted.order === 'given',
    },
    structure,
  )
  const lines = differenceLines(parents, difference, structure)
  const { removed, added, inDoubt } = difference
  return {
    lines,
    diff: lines.length === 0 ? '' : shown(parents, difference),
    inDoubt,
    isMissing: removed.length > 0 || added.some((line) => !inDoubt.includes(line)),
    inactive: list(wanted.present).flatMap((line) =>
      inactiveAbove(text, [...parents, strip(line)].map(plainLine).join(' '), structure),
    ),
  }
}

/** Lines that make a path count for nothing: its own, or those of what is above it. */
function inactiveAbove(
  text: string,
  path: string,
  { inactive }: ConfigStructure,
): readonly string[] {
  if (inactive === undefined) return []
  const head = `${inactive} `
  return text
    .split('\n')
    .map(plainLine)
    .filter((line) => line.startsWith(head) && `${path} `.startsWith(`${line.slice(head.length)} `))
}

/**
 * Refuses a section that no device can be in.
 *
 * @param wanted - What it must be like.
 * @param host - Name of the host, for the error.
 * @throws `InputRefusedError` for a line that must both be there and not be there.
 */
export function refuseContradiction({ present, absent }: EnsuredSection, host: string): void {
  const unwanted = new Set(list(absent).map(plainLine))
  const both = list(present).find((line) => unwanted.has(plainLine(line)))
  if (both === undefined) return
  throw refuseInput(both, { host, phase: 'config' }, 'it is both in present and in absent')
}

/**
 * The form in which the running configuration is read for {@link planSection}.
 *
 * @param platform - Whose.
 */
export function ensuredFormat({ structure }: Platform): 'text' | 'set' {
  return structure?.form === 'set' ? 'set' : 'text'
}

function list(input: string | readonly string[] | undefined): readonly string[] {
  const lines = typeof input === 'string' ? input.split(/\r?\n/) : (input ?? [])
  return lines.filter((line) => line.trim() !== '')
}

function shown(parents: readonly string[], { removed, added }: Difference): string {
  const indent = ' '.repeat(parents.length)
  return [
    ...parents.map((parent, depth) => ` ${' '.repeat(depth)}${plainLine(parent)}`),
    ...removed.map((line) => `-${indent}${line}`),
    ...added.map((line) => `+${indent}${line}`),
  ].join('\n')
}
