import { inspect } from 'node:util'
import type { TransferRequest } from './transfer-options.ts'

/** What is wrong with a request. */
export interface RequestProblem {
  /** Which option, and its value. */
  readonly input: string
  /** What was expected. */
  readonly reason: string
}

type Option = keyof TransferRequest

/**
 * Finds what is wrong with a request, before anything is done.
 *
 * @param request - From the user.
 * @returns `undefined`: nothing.
 */
export function findRequestProblem(request: TransferRequest): RequestProblem | undefined {
  const [problem] = [...typeProblems(request), ...protocolProblems(request)]
  if (problem === undefined) return undefined
  const [name, reason] = problem
  return { input: `${name}: ${inspect(request[name], { depth: 0 })}`, reason }
}

/** Where there is no compiler, `overwrite: 'no'` must not be taken for anything. */
function* typeProblems(request: TransferRequest): Generator<readonly [Option, string]> {
  const { direction, local, marginBytes = 0, maxBytesPerSecond = 1, timeoutMs = 1 } = request
  if (direction !== 'put' && direction !== 'get') yield ['direction', '"put" or "get" was expected']
  if (typeof local !== 'string' || local === '')
    yield ['local', 'the path of a file on this machine was expected']
  for (const name of ['file', 'fileSystem'] as const) {
    const { [name]: text = ' ' } = request
    if (typeof text !== 'string' || text === '') yield [name, 'a name was expected']
  }
  for (const name of ['overwrite', 'resume', 'enableServer', 'readBack'] as const) {
    const { [name]: flag = false } = request
    if (typeof flag !== 'boolean') yield [name, 'true or false was expected']
  }
  if (!isNumberFrom(0, marginBytes)) yield ['marginBytes', 'a number of bytes was expected']
  if (!isNumberFrom(1, maxBytesPerSecond))
    yield ['maxBytesPerSecond', 'a number from 1 was expected']
  if (!isNumberFrom(1, timeoutMs)) yield ['timeoutMs', 'a number of milliseconds was expected']
}

function* protocolProblems(request: TransferRequest): Generator<readonly [Option, string]> {
  const { direction, protocol = 'auto', resume } = request
  if (!PROTOCOLS.includes(protocol))
    yield ['protocol', `one of ${PROTOCOLS.join(', ')} was expected`]
  if (resume === true && (protocol === 'scp' || protocol === 'inline'))
    yield ['protocol', 'only SFTP can go on with what was left']
  if (direction === 'get' && protocol === 'inline')
    yield ['protocol', 'a file is typed to a device, never from it']
}

const PROTOCOLS: readonly NonNullable<TransferRequest['protocol']>[] = [
  'auto',
  'scp',
  'sftp',
  'inline',
]

const isNumberFrom = (least: number, value: unknown): boolean =>
  typeof value === 'number' && value >= least
