import type { Platform, PlatformDefinition } from './platform.ts'
import { PlatformDefinitionError } from './platform-definition-error.ts'

/**
 * Checks a platform's data and freezes it.
 *
 * @param definition - The data: see {@link PlatformDefinition}.
 * @throws {@link PlatformDefinitionError} when a pattern is not anchored, keeps state between uses, or
 * a way leads to a mode that is not there.
 * @example
 * ```ts
 * import { definePlatform } from '@nornir-ts/plugins-ssh'
 *
 * export const acmeSwitch = definePlatform({
 *   name: 'acme_switch',
 *   modes: [{ name: 'enable', prompt: /^(?<device>[\w-]{1,32})#$/ }],
 *   changes: [],
 *   preparation: ['no page'],
 *   commandErrors: [/^Invalid input/],
 *   readOnly: /^show /,
 *   sources: { all: 'seen on ACME 4800, release 7.1' },
 * })
 * ```
 */
export function definePlatform(definition: PlatformDefinition): Platform {
  const [problem] = [...modeProblems(definition), ...patternProblems(definition)]
  if (problem === undefined) return Object.freeze(definition)
  throw new PlatformDefinitionError({ platform: definition.name, problem })
}

function* modeProblems(definition: PlatformDefinition): Generator<string> {
  const { modes, changes, configMode, privilegedMode, save } = definition
  if (modes.length === 0) yield 'it has no modes'
  const known = new Set(modes.map(({ name }) => name))
  const named = [...changes.flatMap(({ from, to }) => [from, to]), configMode, privilegedMode]
  for (const name of [...named, save?.mode]) {
    if (name !== undefined && !known.has(name)) yield `the mode "${name}" is not there`
  }
}

function* patternProblems(definition: PlatformDefinition): Generator<string> {
  for (const pattern of wholeLinePatterns(definition)) {
    if (!isAnchored(pattern)) yield `${String(pattern)} must match a whole line: /^…$/`
  }
  for (const pattern of allPatterns(definition)) {
    // A pattern with state gives another answer the second time; m makes any line the last one.
    if (/[gmy]/.test(pattern.flags)) yield `${String(pattern)} must not have the flags g, m or y`
  }
}

function wholeLinePatterns(definition: PlatformDefinition): RegExp[] {
  const dialogs = [definition.pager, ...(definition.loginDialogs ?? [])]
  const patterns = [
    ...definition.modes.map(({ prompt }) => prompt),
    ...definition.changes.map(({ secretPrompt }) => secretPrompt),
    ...dialogs.map((dialog) => dialog?.pattern),
  ]
  return patterns.filter((pattern) => pattern !== undefined)
}

function allPatterns(definition: PlatformDefinition): RegExp[] {
  return [
    ...wholeLinePatterns(definition),
    ...definition.commandErrors,
    ...(definition.configErrors ?? []),
    ...(definition.configWarnings ?? []),
    ...(definition.unasked ?? []),
    ...(definition.save === undefined ? [] : [definition.save.success]),
    definition.readOnly,
    ...(definition.neverInterrupt === undefined ? [] : [definition.neverInterrupt]),
  ]
}

function isAnchored({ source }: RegExp): boolean {
  return source.startsWith('^') && source.endsWith('$') && !source.endsWith('\\$')
}
