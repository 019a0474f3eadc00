import type { Configuration } from '../ios-like/configuration/configuration.ts'

/**
 * Whether a new log-in is let through: one of the `ssh ADDRESS MASK INTERFACE` lines must cover the client
 * (Cisco, "ssh"). Sessions that are open are not asked.
 */
export function admits(running: Configuration, client: string): boolean {
  return running.startingWith('ssh ').some(({ id }) => {
    const [, address = '', mask = '', place] = id.split(' ')
    return place !== undefined && ((bits(address) ^ bits(client)) & bits(mask)) === 0
  })
}

function bits(address: string): number {
  return address.split('.').reduce((sum, part) => (sum << 8) | Number(part), 0)
}
