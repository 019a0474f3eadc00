import { existsSync } from 'node:fs'
import { describe, it } from 'vitest'

/** A real server or tool that tests can need. */
export type Need = 'sshd' | 'frr' | 'ssh-client'

/**
 * Says why this machine cannot run something, and how to change that.
 *
 * @param need - What a test needs.
 * @returns The reason; undefined when it can.
 */
function missing(need: Need): string | undefined {
  switch (need) {
    case 'ssh-client':
      return existsSync('/usr/bin/ssh-agent')
        ? undefined
        : 'ssh-agent and ssh-keygen are not installed (apt-get install openssh-client)'
    case 'sshd':
      if (!existsSync('/usr/sbin/sshd')) {
        return 'sshd is not installed (apt-get install openssh-server)'
      }
      if (!existsSync('/usr/sbin/useradd')) return 'useradd is not installed'
      return process.getuid?.() === 0 ? missing('ssh-client') : 'only root may add a test user'
    case 'frr':
      return existsSync('/usr/lib/frr/zebra')
        ? missing('sshd')
        : 'FRR is not installed (apt-get install frr)'
  }
}

/**
 * `describe` for tests against real servers. Where one is missing the tests are skipped and the
 * title says why; in CI (`CI=true`) that is a failure.
 *
 * @param needs - What the tests need.
 * @param title - What they describe.
 * @param tests - The tests.
 */
export function describeWith(needs: readonly Need[], title: string, tests: () => void): void {
  const reason = needs.map(missing).find((found) => found !== undefined)
  if (reason === undefined) {
    describe(title, tests)
  } else if (process.env['CI'] === 'true') {
    describe(title, () => {
      it('has the servers that it needs', () => {
        throw new Error(reason)
      })
    })
  } else {
    describe.skip(`${title} [skipped: ${reason}]`, tests)
  }
}
