import type { SshServer } from '../ssh-target.ts'

/** As many jump hosts as can stand in a row. OpenSSH has no fewer; more are a mistake. */
export const MAX_JUMP_HOSTS = 10

/**
 * Gives the jump hosts on the way to a server.
 *
 * @param target - Whose way.
 * @returns The first to visit first; never more than one above {@link MAX_JUMP_HOSTS}, because a
 * route that goes through itself has no end.
 */
export function jumpHostsOf({ route }: Pick<SshServer, 'route'>): readonly SshServer[] {
  const jumpHosts: SshServer[] = []
  let next = route
  while (next?.kind === 'jump' && jumpHosts.length <= MAX_JUMP_HOSTS) {
    jumpHosts.unshift(next.through)
    next = next.through.route
  }
  return jumpHosts
}
