import { classifyPrompt } from '../platform/classify-prompt.ts'
import { CommandLine } from '../session/command/command-line.ts'
import { logIn } from '../session/log-in/log-in.ts'
import type { FirstPrompt, FoundPlatform, Probe } from '../session/platform-finder.ts'
import { type Candidate, isProven, scoreOf, shortened } from './candidate.ts'
import { afterAnswer, afterFirstSight, type FirstSight, nextCommand } from './narrow.ts'
import { PlatformAmbiguousError, PlatformNotDetectedError } from './platform-detection-error.ts'

/** How much of an answer is kept. */
const KEPT_LINES = 3

/** What {@link findPlatform} works with. */
export interface FindPlatformOptions extends FirstPrompt {
  /** All that the device may be. */
  readonly candidates: readonly Candidate[]
  /** What is known of the SSH server. */
  readonly server: Pick<FirstSight, 'banner' | 'identification'>
}

/**
 * Finds out what a device is: by what it has shown, then by commands that read, one at a time, until one
 * platform is proven. The session goes on as that platform.
 *
 * @param options - See {@link FindPlatformOptions}.
 * @param signal - Gives up with its reason.
 * @throws {@link PlatformNotDetectedError}, {@link PlatformAmbiguousError}, and what
 * `CommandLine.type` throws.
 */
export async function findPlatform(
  options: FindPlatformOptions,
  signal: AbortSignal,
): Promise<FoundPlatform> {
  const { candidates, server, verifyEcho, limits, dialog, log } = options
  const { line, greeting } = await atCertainPrompt(options, signal)
  const prompt = line.prompt.text
  const tried: Probe[] = []
  let above = greeting.at(-1)
  let possible = afterFirstSight(candidates, { ...server, prompt, greeting })
  for (;;) {
    log.debug({ possible: possible.map(tell) }, 'the platform may be')
    if (possible.filter(isProven).length === 1) break
    const typed = tried.map(({ command }) => command)
    const command = nextCommand(possible, typed)
    if (command === undefined) break
    const timeoutMs = limits.commandTimeoutMs
    const step = { phase: 'prepare', timeoutMs, signal, changed: false, verifyEcho } as const
    const answer = (await line.type(command, step)).output.split('\n')
    const said = answer.filter((text) => text.trim() !== '').map(shortened)
    tried.push({ command, answer: said.slice(0, KEPT_LINES) })
    above = answer.at(-1)
    possible = afterAnswer(possible, command, answer)
  }
  const { platform, found } = choose(possible, { host: dialog.host, prompt, tried })
  const last = classifyPrompt(platform, line.prompt.text, above)
  if (last === undefined) throw notDetected(possible, { host: dialog.host, prompt, tried })
  const detection = { platform: platform.name, evidence: found, tried }
  log.debug(detection, 'the platform was detected')
  return { platform, line: new CommandLine({ dialog, platform, limits, log }, last), detection }
}

/**
 * What only a shell would have for a prompt may be a line of a banner that the network has cut: a longer
 * silence must confirm it before anything is typed (production safety, rule 1).
 */
async function atCertainPrompt(
  { line, greeting, candidates, ...reading }: FindPlatformOptions,
  signal: AbortSignal,
): Promise<Pick<FirstPrompt, 'line' | 'greeting'>> {
  const isKnown = candidates
    .filter(({ platform }) => platform.hasFreePrompt !== true)
    .some(({ platform }) => classifyPrompt(platform, line.prompt.text, greeting.at(-1)))
  if (isKnown) return { line, greeting }
  const all = [...greeting]
  const { dialog, platform, log } = reading
  const limits = { ...reading.limits, promptQuietMs: reading.limits.doubtQuietMs }
  const onGreeting = (lines: readonly string[]): void => void all.push(...lines)
  const again = { dialog, platform, limits, log, peer: dialog.host, onGreeting }
  const certain = await logIn(again, signal)
  return { line: certain, greeting: all }
}

interface Outcome {
  readonly host: string
  readonly prompt: string
  readonly tried: readonly Probe[]
}

function choose(possible: readonly Candidate[], outcome: Outcome): Candidate {
  const proven = possible.filter(isProven)
  const most = Math.max(...proven.map(scoreOf))
  const [first, ...others] = proven.filter((candidate) => scoreOf(candidate) === most)
  if (first === undefined) throw notDetected(possible, outcome)
  if (others.length === 0) return first
  const candidates = [first, ...others].map(({ platform }) => platform.name)
  throw new PlatformAmbiguousError({ ...outcome, phase: 'prepare', candidates })
}

function notDetected(possible: readonly Candidate[], outcome: Outcome): PlatformNotDetectedError {
  const undecided = possible.map(({ platform }) => platform.name)
  return new PlatformNotDetectedError({ ...outcome, phase: 'prepare', undecided })
}

function tell(candidate: Candidate): string {
  const score = scoreOf(candidate)
  const { name } = candidate.platform
  return score === 0 ? name : `${name} (${score})`
}
