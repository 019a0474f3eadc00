import { fileModes, filePatterns, fileProblems } from './check-files.ts'
import type { ConfigBlocks } from './config-blocks.ts'
import type { Platform, PlatformDefinition } from './platform.ts'
import { PlatformDefinitionError } from './platform-definition-error.ts'
import type { ProvenCommand } from './proven-command.ts'

/**
 * Checks a platform's data and freezes it.
 *
 * @param definition - The data: see {@link PlatformDefinition}.
 * @throws {@link PlatformDefinitionError} when a pattern is not anchored, keeps state between uses, a
 * way leads to a mode that is not there, a limit is no number above 0, nothing proves a command, blocks are left
 * by what may stand in them, nothing shows the form in which configurations are compared, or
 * files cannot be asked about as it says.
 */
export function checkPlatform(definition: PlatformDefinition): Platform {
  const [problem] = [
    ...modeProblems(definition),
    ...patternProblems(definition),
    ...limitProblems(definition),
    ...proofProblems(definition),
    ...blockProblems(definition),
    ...viewProblems(definition),
    ...fileProblems(definition.files),
  ]
  if (problem === undefined) return Object.freeze(definition)
  throw new PlatformDefinitionError({ platform: definition.name, problem })
}

function* modeProblems(definition: PlatformDefinition): Generator<string> {
  const { modes, changes, configMode, privilegedMode, startMode, showConfig } = definition
  const { candidate, revertTimer, reload, configBlocks, configPreparation, files } = definition
  if (modes.length === 0) yield 'it has no modes'
  const known = new Set(modes.map(({ name }) => name))
  const named = [
    ...changes.flatMap(({ from, to }) => [from, to]),
    ...[configMode, privilegedMode, startMode, reload?.mode, configBlocks?.from],
    ...[configPreparation?.from, configPreparation?.mode],
    ...fileModes(files),
    ...[candidate?.mode, candidate?.probe?.mode],
    ...(candidate?.entries.map(({ from }) => from) ?? []),
    ...(revertTimer === undefined
      ? []
      : [revertTimer.from, revertTimer.to, revertTimer.probe?.mode]),
    ...provenCommands(definition).map(({ mode }) => mode),
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

function* proofProblems(definition: PlatformDefinition): Generator<string> {
  for (const { command, success, prompt, proof } of provenCommands(definition)) {
    const evidence = [success, prompt, proof?.line, proof?.everyLine, proof?.isEmpty]
    if (evidence.every((one) => one === undefined)) yield `nothing proves that "${command}" worked`
  }
  const { revertTimer, configMode } = definition
  if (revertTimer === undefined || revertTimer.to !== undefined) return
  const { command, started } = revertTimer
  if (started === undefined) yield `nothing proves that "${command}" started a timer`
  if (configMode === undefined) yield `the timer of "${command}" has no mode to configure in`
}

function* blockProblems({ configMode, configBlocks }: PlatformDefinition): Generator<string> {
  if (configBlocks === undefined) return
  const { abort, from } = configBlocks
  if (configMode === undefined || configMode === from)
    yield `its blocks need a mode of their own, which is no "${from}": configMode`
  const isLine = blockLines(configBlocks).some((pattern) => pattern.test(abort))
  if (isLine) yield `"${abort}" leaves a block and must be none of its lines`
}

function blockLines(blocks: ConfigBlocks): readonly RegExp[] {
  const { open, close, openEntry, closeEntry, line } = blocks
  return [open, close, openEntry, closeEntry, line]
}

function* viewProblems({ showConfig }: PlatformDefinition): Generator<string> {
  const { compared, views = [] } = showConfig ?? {}
  const isShown = views.some(({ source, format = 'text' }) => {
    return source === 'running' && format === compared
  })
  if (compared !== undefined && !isShown)
    yield `nothing shows what runs in the form "${compared}", in which it is compared`
}

/** Every command of a platform that must be proven. */
function provenCommands(definition: PlatformDefinition): readonly ProvenCommand[] {
  const { save, candidate, snapshot, revertTimer } = definition
  const { confirmed } = candidate ?? {}
  const commands = [
    save,
    ...[candidate?.check, candidate?.commit, candidate?.abandon],
    ...[confirmed?.confirm, ...(confirmed?.cancel ?? [])],
    ...[snapshot?.take, snapshot?.restore, snapshot?.remove],
    ...[revertTimer?.confirm, revertTimer?.cancel],
  ]
  return commands.filter((command) => command !== undefined)
}

/**
 * Every pattern of a platform that must match a whole line.
 *
 * @param definition - The platform.
 */
export function wholeLinePatterns(definition: PlatformDefinition): readonly RegExp[] {
  const { modes, changes, pager, loginDialogs = [], login, promptLead, showConfig } = definition
  const { reload, configBlocks } = definition
  const asked = provenCommands(definition).flatMap((command) => command.dialogs ?? [])
  const { rename, remove } = definition.files ?? {}
  const ofFiles = [rename, remove].flatMap((command) => command?.dialogs ?? [])
  const dialogs = [pager, ...loginDialogs, ...asked, ...(reload?.dialogs ?? []), ...ofFiles]
  const patterns = [
    ...modes.flatMap(({ prompt, above }) => [prompt, above]),
    promptLead,
    ...(configBlocks === undefined ? [] : blockLines(configBlocks)),
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
  const { unasked, textInputs = [], readOnly, neverInterrupt } = definition
  const lists = [
    ...[preparationReplies, login?.failures, commandErrors, configErrors, configWarnings],
    definition.openLines,
  ]
  const texts = textInputs.flatMap(({ start, ready, endLine }) => [start, ready, endLine])
  const proofs = provenCommands(definition).flatMap(({ success, prompt, proof }) => [
    ...[success, prompt, proof?.line, proof?.noLine],
    ...(proof?.everyLine ?? []),
  ])
  const { identity, boot, snapshot, revertTimer, configBlocks, configPreparation } = definition
  const { atOnce, scope, dropped } = configBlocks ?? {}
  const restart = [
    ...[identity?.uptime, identity?.version, boot?.others],
    ...[configPreparation?.when, configPreparation?.unless],
  ]
  const timer = [
    ...(revertTimer?.unavailable ?? []),
    ...[revertTimer?.started, revertTimer?.probe?.pending, snapshot?.lastChange?.line],
  ]
  const patterns = [...lists, unasked, candidatePatterns(definition)].flatMap((list) => list ?? [])
  return [
    ...patterns,
    ...filePatterns(definition.files),
    ...texts,
    ...proofs,
    ...timer,
    ...restart,
    ...[atOnce, scope, dropped],
    readOnly,
    neverInterrupt,
  ].filter((pattern) => pattern !== undefined)
}

function candidatePatterns({ candidate }: PlatformDefinition): readonly RegExp[] {
  if (candidate === undefined) return []
  const { probe, locked, foreign, pending, compare, commitErrors, nothing, rollback } = candidate
  const lists = [locked, foreign, pending, compare.empty, commitErrors]
  const single = [nothing, probe?.pending, rollback?.success].filter(
    (pattern) => pattern !== undefined,
  )
  return [...lists.flatMap((list) => list ?? []), ...single]
}

function isAnchored({ source }: RegExp): boolean {
  return source.startsWith('^') && source.endsWith('$') && !source.endsWith('\\$')
}
