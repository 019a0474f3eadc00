import { fileURLToPath } from 'node:url'
import type { Contender } from '../measure/compare.ts'
import { type AnswerOptions, answerContender } from './answer-contender.ts'

/** A contender that is a module of this folder. */
export interface NodeContenderOptions extends AnswerOptions {
  /** The module; one of TypeScript runs on the sources of the packages, for what they do not export. */
  readonly file: string
}

/** Makes a {@link Contender} of a module of this folder, which prints `{ answer, figures }` as JSON. */
export function nodeContender({ file, ...options }: NodeContenderOptions): Contender {
  const program = [
    process.execPath,
    ...(file.endsWith('.ts') ? ['--import', 'tsx', '--conditions=nornir-ts:source'] : []),
    fileURLToPath(new URL(file, import.meta.url)),
  ]
  return answerContender(program, options)
}
