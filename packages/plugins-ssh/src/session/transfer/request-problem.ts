import type { TransferRequest } from './transfer-options.ts'

/** What is wrong with a request. */
export interface RequestProblem {
  /** Which option, and its value. */
  readonly input: string
  /** What was expected. */
  readonly reason: string
}

/**
 * Finds what is wrong with a request, before anything is done.
 *
 * @param request - From the user.
 * @returns `undefined`: nothing.
 */
export function findRequestProblem(request: TransferRequest): RequestProblem | undefined {
  const { direction, local, marginBytes = 0, maxBytesPerSecond = 1, resume, protocol } = request
  const wrong = (name: keyof TransferRequest, reason: string): RequestProblem => ({
    input: `${name}: ${JSON.stringify(request[name])}`,
    reason,
  })
  if (direction !== 'put' && direction !== 'get') {
    return wrong('direction', '"put" or "get" was expected')
  }
  if (typeof local !== 'string' || local === '') {
    return wrong('local', 'the path of a file on this machine was expected')
  }
  if (!(marginBytes >= 0)) return wrong('marginBytes', 'a number of bytes was expected')
  if (!(maxBytesPerSecond >= 1)) return wrong('maxBytesPerSecond', 'a number from 1 was expected')
  if (resume === true && (protocol === 'scp' || protocol === 'inline')) {
    return wrong('protocol', 'only SFTP can go on with what was left')
  }
  if (direction === 'get' && protocol === 'inline') {
    return wrong('protocol', 'a file is typed to a device, never from it')
  }
  return undefined
}
