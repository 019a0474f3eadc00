import { HiddenReader } from '../terminal/hidden-reader.ts'
import { KeyReader } from '../terminal/key-reader.ts'
import { LineEditor } from '../terminal/line-editor.ts'
import type { Reader } from '../terminal/reader.ts'
import type { Dialog } from './reply.ts'

/** What a dialog needs of its shell. */
export interface DialogReaderOptions {
  /** The question and how its answer is read. */
  readonly dialog: Dialog
  /** Columns of the terminal. */
  readonly width: number
  /** Prints to the user. */
  readonly print: (text: string) => void
  /** Gets the answer. */
  readonly onAnswer: (text: string) => void
  /** Called instead when the user leaves the question with Ctrl-C. */
  readonly onCancel: () => void
}

/** Shows the question of a dialog and gives the reader of its answer. */
export function dialogReader(options: DialogReaderOptions): Reader {
  const { dialog, width, print, onAnswer, onCancel } = options
  const { ask, question, output } = dialog
  if (output !== undefined) print(output)
  if (ask === 'line' || ask === 'text') {
    return new LineEditor({
      state: ask === 'text' ? 'config' : 'dialog',
      prompt: question,
      width,
      print,
      onLine: (line, end) => (end === 'ctrl-c' ? onCancel() : onAnswer(line)),
    })
  }
  print(question)
  const answerBelow = (text: string): void => {
    print('\n')
    onAnswer(text)
  }
  if (ask === 'hidden') return new HiddenReader(answerBelow)
  return new KeyReader((agreed) => answerBelow(agreed ? 'y' : 'n'))
}
