import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { ConnectTimeoutError } from '../connect/connect-error.ts'
import { Opening } from '../open/opening.ts'
import { hostPort } from './address.ts'
import type { Link, LinkTarget } from './link.ts'
import type { SocketRoute } from './route.ts'
import { SocketOpenError } from './socket-open-error.ts'

/**
 * Asks the user's function for a stream.
 *
 * @param target - Where to, and the limit.
 * @param route - The function.
 * @param signal - Gives up at once; a stream that comes after that is destroyed.
 * @throws {@link SocketOpenError} for what the function throws, and for what is not an open stream;
 * {@link ConnectTimeoutError} when it takes too long.
 */
export function openSocketLink(
  { host, hostname, port, limits }: LinkTarget,
  route: SocketRoute,
  signal: AbortSignal,
): Promise<Link> {
  // Not the opening's own signal: that one is aborted by success too, and the stream may hang on it.
  const givenUp = new AbortController()
  let given: Duplex | undefined
  const opening = new Opening<Link>(signal, () => {
    givenUp.abort()
    given?.destroy()
  })
  const address = hostPort({ hostname, port })
  const limitMs = limits.connectTimeoutMs
  opening.enter('connect', limitMs, () => new ConnectTimeoutError({ host, address, limitMs }))
  const open = async (): Promise<Link> => {
    const stream: unknown = await route.open({ host, hostname, port, signal: givenUp.signal })
    if (!isDuplex(stream)) throw new NotAStreamError(stream)
    given = stream
    if (opening.isOver) stream.destroy()
    else await connected(stream)
    if (opening.isOver) return stream
    if (stream.destroyed || !stream.writable || !stream.readable) throw new ClosedStreamError()
    return stream
  }
  open().then(
    (stream) => opening.succeed(stream),
    (cause: unknown) => opening.fail(new SocketOpenError({ host, address }, { cause })),
  )
  return opening.outcome
}

/** By its methods: streams of the package readable-stream are of another class. */
function isDuplex(value: unknown): value is Duplex {
  const methods = ['on', 'read', 'pause', 'write', 'cork', 'uncork', 'destroy']
  return (
    typeof value === 'object' &&
    value !== null &&
    methods.every((method) => typeof Reflect.get(value, method) === 'function')
  )
}

function connected(stream: Duplex): Promise<void> | undefined {
  if (!(stream instanceof Socket)) return undefined
  stream.setNoDelay(true)
  if (!stream.connecting) return undefined
  return new Promise((resolve, reject) => {
    stream.once('connect', resolve)
    stream.once('error', reject)
    stream.once('close', () => reject(new ClosedStreamError()))
  })
}

/** Becomes the cause of a {@link SocketOpenError}. */
class NotAStreamError extends Error {
  constructor(value: unknown) {
    const came =
      value === null || typeof value !== 'object' ? String(value) : value.constructor?.name
    super(`it gave ${came}, which is not a stream.Duplex (such as a net.Socket)`)
  }
}

/** Becomes the cause of a {@link SocketOpenError}. */
class ClosedStreamError extends Error {
  constructor() {
    super('it gave a stream that is closed already')
  }
}
