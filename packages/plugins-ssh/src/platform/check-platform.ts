import type { Platform, PlatformDefinition } from './platform.ts'
import { PlatformDefinitionError } from './platform-definition-error.ts'

/**
 * Checks a platform's data and freezes it.
 *
 * @param definition - The data: see {@link PlatformDefinition}.
 * @throws {@link PlatformDefinitionError} when a pattern is not anchored, keeps state between uses, a
 * way leads to a mode that is not there, or a limit is no number above 0.
 */
export function checkPlatform(definition: PlatformDefinition): Platform {
  const [problem] = [
    ...modeProblems(definition),
    ...patternProblems(definition),
    ...limitProblems(definition),
  ]
  if (problem === undefined) return Object.freeze(definition)
  throw new PlatformDefinitionError({ platform: definition.name, problem })
}

function* modeProblems(definition: PlatformDefinition): Generator<string> {
  const { modes, changes, configMode, privilegedMode, startMode, save, showConfig } = definition
  if (modes.length === 0) yield 'it has no modes'
  const known = new Set(modes.map(({ name }) => name))
  const named = [
    ...changes.flatMap(({ from, to }) => [from, to]),
    ...[configMode, privilegedMode, startMode, save?.mode],
    ...(showConfig?.views.flatMap((view) => view.modes) ?? []),
  ]
  for (const name of named) {
    if (name !== undefined && !known.has(name)) yield `the mode "${name}" is not there`
  }
}

function* patternProblems(definition: PlatformDefinition): Generator<string> {
  const whole = wholeLinePatterns(definition)
  for (const pattern of whole) {
    if (!isAnchored(pattern)) yield `${String(pattern)} must match a whole line: /^…$/`
  }
  for (const pattern of [...whole, ...otherPatterns(definition)]) {
    // A pattern with state gives another answer the second time; m makes any line the last one.
    if (/[gmy]/.test(pattern.flags)) yield `${String(pattern)} must not have the flags g, m or y`
  }
}

function* limitProblems(definition: PlatformDefinition): Generator<string> {
  const { maxSessions = 1, loginsPerSecond = 1 } = definition
  for (const [name, limit] of Object.entries({ maxSessions, loginsPerSecond })) {
    if (!(limit > 0)) yield `${name} must be a number above 0`
  }
}

/**
 * Every pattern of a platform that must match a whole line.
 *
 * @param definition - The platform.
 */
export function wholeLinePatterns(definition: PlatformDefinition): readonly RegExp[] {
  const {
    modes,
    changes,
    pager,
    loginDialogs = [],
    login,
    save,
    promptLead,
    showConfig,
  } = definition
  const dialogs = [pager, ...loginDialogs, ...(save?.dialogs ?? [])]
  const patterns = [
    ...modes.flatMap(({ prompt, above }) => [prompt, above]),
    promptLead,
    ...changes.map(({ secretPrompt }) => secretPrompt),
    ...dialogs.map((dialog) => dialog?.pattern),
    login?.username,
    login?.password,
    ...(showConfig?.views.map(({ end }) => end) ?? []),
    ...(showConfig?.chatter ?? []),
  ]
  return patterns.filter((pattern) => pattern !== undefined)
}

/**
 * Every other pattern of a platform.
 *
 * @param definition - The platform.
 */
export function otherPatterns(definition: PlatformDefinition): readonly RegExp[] {
  const { preparationReplies, login, commandErrors, configErrors, configWarnings } = definition
  const { unasked, textInputs = [], save, readOnly, neverInterrupt } = definition
  const lists = [preparationReplies, login?.failures, commandErrors, configErrors, configWarnings]
  const texts = textInputs.flatMap(({ start, ready, endLine }) => [start, ready, endLine])
  const patterns = [...lists, unasked].flatMap((list) => list ?? [])
  return [...patterns, ...texts, save?.success, readOnly, neverInterrupt].filter(
    (pattern) => pattern !== undefined,
  )
}

function isAnchored({ source }: RegExp): boolean {
  return source.startsWith('^') && source.endsWith('$') && !source.endsWith('\\$')
}
