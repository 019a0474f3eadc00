import { type Answer, plainInput, type Stand, stateAt } from './stand.ts'

/** A dialog with a real device as scrapli's test tool recorded it. */
export interface ScrapliRecording {
  readonly events: Readonly<Record<string, Phases<Readonly<Record<string, ScrapliEvent>>>>>
  readonly unknown_events: Readonly<Record<string, Phases<ScrapliReply> | undefined>>
  readonly initial_privilege_level: string
  readonly privilege_level_prompts: Readonly<Record<string, string>>
  /** Before all of these were typed the device pages. */
  readonly on_open_inputs: readonly string[]
}

interface Phases<Value> {
  readonly pre_on_open: Value
  readonly post_on_open: Value
}

/** What came back for one line, echo taken away, prompt included. */
interface ScrapliReply {
  readonly channel_output: string
  readonly result_privilege_level: string
  readonly closes_connection: boolean
}

interface ScrapliDialog {
  readonly result_privilege_level: string
  readonly event_steps: readonly {
    readonly channel_input: string
    readonly channel_output: string
  }[]
}

/** One recorded command. */
export type ScrapliEvent = ScrapliReply | ScrapliDialog

/** What a recording leaves open. */
export interface ScrapliOptions {
  /** Privilege level at log-in. Default: that of the recording. */
  readonly level?: string | undefined
  /** What is accepted where the recording says that the enable secret was typed. */
  readonly enableSecret?: string | undefined
}

/** Where a recorded device stands when a user has logged in. */
export function scrapliStand(
  recording: ScrapliRecording,
  { level = recording.initial_privilege_level, enableSecret }: ScrapliOptions = {},
): Stand {
  const enter = (text: string, next: (prompt: string) => Stand): Answer => {
    const { output, prompt, echoEnd } = splitReply(text)
    return { output, next: next(prompt), echoEnd }
  }

  const inLevel = (name: string, unsent: readonly string[]) => {
    const phase = unsent.length === 0 ? 'post_on_open' : 'pre_on_open'
    const events = Object.entries(recording.events[name]?.[phase] ?? {})
    const answer = (line: string): Answer | undefined => {
      const typed = plainInput(line)
      const event = events.find(([command]) => plainInput(command) === typed)?.[1]
      const left = unsent.filter((input) => plainInput(input) !== typed)
      if (event === undefined) return unknown(name, line, unsent)
      return 'event_steps' in event ? step(event, 0, left) : reply(event, left)
    }
    return (prompt: string): Stand => ({ prompt, state: stateAt(prompt), answer })
  }

  const reply = (event: ScrapliReply, unsent: readonly string[]): Answer =>
    event.closes_connection
      ? { output: '', next: 'hang-up' }
      : enter(event.channel_output, inLevel(event.result_privilege_level, unsent))

  const step = (dialog: ScrapliDialog, index: number, unsent: readonly string[]): Answer => {
    const { event_steps: steps, result_privilege_level: reached } = dialog
    const following = steps[index + 1]
    return enter(
      steps[index]?.channel_output ?? '',
      following === undefined
        ? inLevel(reached, unsent)
        : (prompt) => ({
            prompt,
            state: stateAt(prompt),
            answer: (line) =>
              isInput(line, following.channel_input) ? step(dialog, index + 1, unsent) : undefined,
          }),
    )
  }

  const isInput = (line: string, recorded: string): boolean =>
    line === (recorded === '__AUTH_SECONDARY__' ? enableSecret : recorded.trimEnd())

  const unknown = (name: string, line: string, unsent: readonly string[]): Answer | undefined => {
    const event =
      recording.unknown_events[name]?.[unsent.length === 0 ? 'post_on_open' : 'pre_on_open']
    if (event === undefined) return undefined
    const channel_output = event.channel_output.replace('__UNKNOWN_INPUT__', line)
    return reply({ ...event, channel_output }, unsent)
  }

  return inLevel(level, recording.on_open_inputs)(promptOf(recording, level))
}

/** The reply to one line, taken apart. */
interface SplitReply {
  /** What stands behind the echo on its line: Junos ends it with a blank. */
  readonly echoEnd: string
  /** Whole lines between the echo and the prompt, each with its line end. */
  readonly output: string
  /** The last line. */
  readonly prompt: string
}

/** Takes a recorded reply apart: the prompt is its last line. */
function splitReply(text: string): SplitReply {
  const echoEnd = text.startsWith(' \n') ? ' ' : ''
  const end = text.lastIndexOf('\n') + 1
  const start = echoEnd === '' ? 0 : 2
  return { echoEnd, output: text.slice(start, end), prompt: text.slice(end) }
}

/** `privilege_level_prompts` lacks the blank that Junos has behind its prompts; the replies have it. */
function promptOf(
  { events, privilege_level_prompts: prompts }: ScrapliRecording,
  level: string,
): string {
  const known = prompts[level] ?? ''
  const replies = Object.values(events[level]?.pre_on_open ?? {})
  const ends = replies.flatMap((event) =>
    'channel_output' in event ? [splitReply(event.channel_output).prompt] : [],
  )
  return ends.find((end) => end.trimEnd() === known) ?? known
}

/**
 * The exact text of every show command of a level, paging off: what was recorded behind the echo and
 * before the line of the prompt, without the last line end.
 */
export function showReplies(
  { events }: ScrapliRecording,
  level: string,
): Readonly<Record<string, string>> {
  const shows = Object.entries(events[level]?.post_on_open ?? {}).flatMap(([command, event]) =>
    command.startsWith('show') && 'channel_output' in event
      ? [[command, splitReply(event.channel_output).output.replace(/\n$/, '')] as const]
      : [],
  )
  return Object.fromEntries(shows)
}
