import type { Client } from 'ssh2'
import type { Link } from '../link/link.ts'
import { LONGEST_TIMER_MS, type SshServer } from '../ssh-target.ts'
import { pinger } from '../ssh2-internals.ts'
import { KeepAliveError } from './keep-alive-error.ts'

/** How many unanswered keep-alives in a row end a connection. */
const MOST_MISSES = 3

/** A connection that is to be kept alive. */
export interface KeptAlive {
  /** Logged in. */
  readonly client: Client
  /** What is below it. */
  readonly link: Link
  /** The server; without `keepaliveMs` nothing is sent. */
  readonly server: Pick<SshServer, 'host' | 'keepaliveMs' | 'log'>
  /** Where it is, for messages. */
  readonly address: string
}

/**
 * Sends a keep-alive at every interval, until the link closes.
 *
 * Some devices never answer one (Nokia, Alcatel): misses count only after the device has answered one
 * (safety rule 20). From then on three intervals in which it sends nothing at all end the connection with
 * a {@link KeepAliveError}; ssh2's own keep-alive would end the connection with the silent ones, too.
 *
 * @param connection - The connection.
 */
export function keepAlive({ client, link, server, address }: KeptAlive): void {
  const { host, keepaliveMs = 0, log } = server
  if (keepaliveMs <= 0 || keepaliveMs > LONGEST_TIMER_MS) return
  let hasAnswered = false
  let hasSpoken = false
  let missed = 0
  const ping = pinger(client, () => {
    if (!hasAnswered) log.debug('the device answers keep-alives')
    hasAnswered = true
  })
  if (ping === undefined) {
    log.warn('this release of ssh2 gives no way to send keep-alives')
    return
  }
  const onData = (): void => {
    hasSpoken = true
  }
  const timer = setInterval(() => {
    missed = hasSpoken || !hasAnswered ? 0 : missed + 1
    hasSpoken = false
    if (missed < MOST_MISSES) return ping()
    client.emit('error', new KeepAliveError({ host, address, missed, intervalMs: keepaliveMs }))
    link.destroy()
  }, keepaliveMs).unref()
  link.on('data', onData)
  link.once('close', () => {
    clearInterval(timer)
    link.off('data', onData)
  })
}
