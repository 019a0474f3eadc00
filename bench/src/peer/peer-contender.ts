import { type AnswerOptions, answerContender } from '../contender/answer-contender.ts'
import type { Contender, Missing } from '../measure/compare.ts'
import { type Peer, peerCommand } from './peers.ts'

/**
 * Makes a contender of a file of `bench/peers` that prints `{ answer, figures }` as JSON, or says why it
 * is missing.
 */
export function peerContender(
  peer: Peer,
  file: string,
  options: Omit<AnswerOptions, 'isOurs'>,
): Contender | Missing {
  const command = peerCommand(peer, file)
  return 'missing' in command
    ? { ...command, name: options.name }
    : answerContender(command, options)
}
