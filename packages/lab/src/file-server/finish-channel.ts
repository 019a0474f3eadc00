import type { ServerChannel } from 'ssh2'

/**
 * Ends a channel as a program that exits does; one that has ended already stays so.
 *
 * @param channel - Of a shell or an exec request.
 * @param code - The exit status.
 */
export function finishChannel(channel: ServerChannel, code = 0): void {
  if (!channel.writable) return
  channel.exit(code)
  channel.end()
}
