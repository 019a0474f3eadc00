import { closeSync, openSync, writeSync } from 'node:fs'
import { ReadStream } from 'node:tty'

/** The terminal at which the program was started; it does not show what is typed. */
export interface Terminal {
  /** What is typed, key by key. */
  readonly input: ReadStream
  /** Shows a text. */
  readonly write: (text: string) => void
  /** Goes to the next line and puts the terminal back as it was. Safe to call twice; never throws. */
  readonly close: () => void
}

/**
 * Opens the controlling terminal, whatever standard input and output are; where there is none (and on
 * Windows), standard input, if that is a terminal.
 *
 * @returns Undefined when there is no terminal.
 */
export function openTerminal(): Terminal | undefined {
  return controllingTerminal() ?? standardTerminal()
}

function controllingTerminal(): Terminal | undefined {
  // The stream makes its descriptor non-blocking; what is shown goes through one of its own.
  const output = attempt(() => openSync('/dev/tty', 'w'))
  if (output === undefined) return undefined
  const input = attempt(() => new ReadStream(openSync('/dev/tty', 'r')))
  if (input === undefined) {
    closeSync(output)
    return undefined
  }
  input.on('error', () => undefined) // may break while it is being closed
  return silenced({
    input,
    write: (text) => void writeSync(output, text),
    close: () => {
      input.destroy()
      closeSync(output)
    },
  })
}

function standardTerminal(): Terminal | undefined {
  const { stdin: input, stderr } = process
  if (!input.isTTY) return undefined
  return silenced({
    input,
    write: (text) => void stderr.write(text),
    close: () => void input.pause(),
  })
}

/** In raw mode nothing is shown, and Ctrl-C is a key like any other. */
function silenced({ input, write, close }: Terminal): Terminal {
  const wasRaw = input.isRaw
  let isOpen = true
  input.setRawMode(true)
  return {
    input,
    write,
    close: () => {
      if (!isOpen) return
      isOpen = false
      attempt(() => input.setRawMode(wasRaw))
      attempt(() => write('\n'))
      attempt(close)
    },
  }
}

function attempt<Value>(act: () => Value): Value | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
