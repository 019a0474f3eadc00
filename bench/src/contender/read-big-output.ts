// Ours: `sendCommand` on a session whose bytes come from memory, so that all that counts is how they are
// read. Arguments: megabytes, bytes per chunk.
import { frr } from '../../../packages/plugins-ssh/src/platform/frr.ts'
import { openCliSession } from '../../../packages/plugins-ssh/src/session/open-cli-session.ts'
import type {
  Transport,
  TransportHandlers,
} from '../../../packages/plugins-ssh/src/transport/transport.ts'
import { bigOutput, COMMAND, deliver, measured } from './big-output.ts'

const [megabytes = 0, chunkBytes = 0] = process.argv.slice(2).map(Number)
const { bytes } = bigOutput(megabytes)

let handlers: TransportHandlers | undefined
const say = (text: Buffer, size: number): void => {
  void deliver(text, size, (chunk) => handlers?.onData(chunk))
}
const transport: Transport = {
  peer: 'memory',
  isAuthenticated: true,
  isOpen: true,
  start: (given) => {
    handlers = given
    say(Buffer.from('r1# '), 64)
  },
  write: (data) => {
    const typed = data.toString()
    if (typed.startsWith(COMMAND)) say(bytes, chunkBytes)
    else say(Buffer.from(`${typed.trimEnd()}\r\nr1# `), 64)
  },
  close: () => Promise.resolve(),
  destroy: () => undefined,
}
const session = await openCliSession(
  {
    transport,
    platform: frr,
    host: 'r1',
    limits: { maxOutputLength: 2 * bytes.length },
    log: { debug: () => undefined, warn: () => undefined },
  },
  new AbortController().signal,
)

await measured(async () => {
  const { output } = await session.sendCommand(COMMAND)
  return output.split('\n').length
})
