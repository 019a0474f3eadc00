import { type Answer, plainInput, type Stand, stateAt } from './stand.ts'

/** Dialogs of devices as unicon's tests keep them: states by name. */
export type UniconRecording = Readonly<Record<string, UniconState>>

interface UniconState {
  /** Printed on arrival, before the prompt. */
  readonly preface?: UniconText
  /** `%N` is the host name. */
  readonly prompt?: string
  readonly commands?: Readonly<Record<string, UniconReply | null>>
  /** Single keys, without Enter: `" "`, `ctrl-c`. */
  readonly keys?: Readonly<Record<string, { readonly new_state: string }>>
}

type UniconText = string | { readonly response?: string }

/** What comes back for one line. */
export type UniconReply =
  | string
  | {
      readonly new_state?: string
      /** Of several the next one each time; the last one repeats. */
      readonly response?: string | readonly string[]
    }

/** What a recording leaves open. */
export interface UniconOptions {
  /** State at log-in. */
  readonly state: string
  /** The host name. Default `Router`, the one that the recordings spell out in places. */
  readonly hostname?: string | undefined
}

/** Where a recorded device stands when a user has logged in, with what it prints before. */
export function uniconStand(
  recording: UniconRecording,
  { state, hostname = 'Router' }: UniconOptions,
): Stand {
  const asked = new Map<UniconReply, number>()

  const enter = (name: string): Stand => {
    const { preface, prompt = '', commands = {}, keys } = recording[name] ?? {}
    const shown = `${wholeLines(textOf(preface))}${prompt}`.replaceAll('%N', hostname)
    return {
      prompt: shown,
      state: stateAt(shown),
      answer: (line) => {
        const typed = plainInput(line)
        const found = Object.entries(commands).find(([command]) => plainInput(command) === typed)
        return found && reply(found[1] ?? '', name)
      },
      keys:
        keys &&
        Object.fromEntries(
          Object.entries(keys).map(([key, { new_state }]) => [
            characterOf(key),
            () => enter(new_state),
          ]),
        ),
    }
  }

  const reply = (recorded: UniconReply, name: string): Answer | undefined => {
    const count = asked.get(recorded) ?? 0
    if (typeof recorded !== 'string') asked.set(recorded, count + 1)
    const text = responseOf(recorded, count)
    // Long ones are kept in files of their own, which are not here.
    if (text.startsWith('file|')) return undefined
    return { output: wholeLines(text), next: enter(nextState(recorded) ?? name) }
  }

  return enter(state)
}

/** `ctrl-c` sends 0x03 (ECMA-48). */
function characterOf(key: string): string {
  const letter = /^ctrl-(.)$/.exec(key)?.[1]
  return letter === undefined ? key : String.fromCharCode(letter.toUpperCase().charCodeAt(0) - 0x40)
}

/** What is printed for a reply when it is asked for the `count`th time, from 0; `\n` at its end or not. */
export function responseOf(reply: UniconReply, count: number): string {
  const response = typeof reply === 'string' ? reply : (reply.response ?? '')
  return typeof response === 'string'
    ? response
    : (response[Math.min(count, response.length - 1)] ?? '')
}

function textOf(text: UniconText | undefined): string {
  return typeof text === 'string' ? text : (text?.response ?? '')
}

/** A response is printed line by line, whether the recording has an end behind its last line or not. */
function wholeLines(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}

/** A command and its exact text. */
export interface RecordedText {
  /** Where the command is typed, at a prompt. */
  readonly state: string
  readonly command: string
  /** The response when it is asked for once, without the last line end. */
  readonly text: string
}

/** Every show command at a prompt; the same command with the same text once, where it comes first. */
export function showTexts(recording: UniconRecording): readonly RecordedText[] {
  const found = new Map<string, RecordedText>()
  for (const { state, command, reply } of repliesAtPrompts(recording)) {
    const text = responseOf(reply, 0).replace(/\n$/, '')
    const isKept = nextState(reply) === undefined && !text.startsWith('file|')
    const key = `${command}\n${text}`
    if (isKept && /^(?:sh|show|dir)\b/.test(command) && !found.has(key)) {
      found.set(key, { state, command, text })
    }
  }
  return [...found.values()]
}

/** A command behind which a device asks something. */
export interface RecordedQuestion {
  readonly recording: UniconRecording
  /** Where the command is typed, at a prompt. */
  readonly state: string
  readonly command: string
  /** The line that waits for an answer, without the blanks around it. */
  readonly question: string
}

/** Every command, typed at a prompt, behind which a device asks something; each command once. */
export function questions(recording: UniconRecording): readonly RecordedQuestion[] {
  const found = new Map<string, RecordedQuestion>()
  for (const { state, command, reply } of repliesAtPrompts(recording)) {
    const question = recording[nextState(reply) ?? '']?.prompt?.trim() ?? ''
    const isQuestion = /[?:]$|\[(?:confirm|y\/n)\]$/.test(question)
    if (isQuestion && !found.has(command)) {
      found.set(command, { recording, state, command, question })
    }
  }
  return [...found.values()]
}

function* repliesAtPrompts(
  recording: UniconRecording,
): Generator<{ state: string; command: string; reply: UniconReply }> {
  for (const [state, { prompt = '', commands = {} }] of Object.entries(recording)) {
    if (stateAt(prompt) !== 'prompt') continue
    for (const [command, reply] of Object.entries(commands)) {
      if (command !== '' && reply !== null) yield { state, command, reply }
    }
  }
}

function nextState(reply: UniconReply): string | undefined {
  return typeof reply === 'string' ? undefined : reply.new_state
}
