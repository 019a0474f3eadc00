import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, it } from 'vitest'

/** A real server or tool that tests can need. */
export type Need =
  | 'sshd'
  | 'frr'
  | 'ssh-client'
  | 'telnetd'
  | 'telnet-client'
  | 'script'
  | 'tclsh'
  | 'textfsm'
  | 'mount'

/**
 * Says why this machine cannot run something, and how to change that.
 *
 * @param need - What a test needs.
 * @returns The reason; undefined when it can.
 */
function missing(need: Need): string | undefined {
  switch (need) {
    case 'ssh-client':
      return missingPackage('openssh-client', '/usr/bin/ssh-agent')
    case 'sshd':
      return (
        missingPackage('openssh-server', '/usr/sbin/sshd') ?? noUsers() ?? missing('ssh-client')
      )
    case 'telnet-client':
      return missingPackage('inetutils-telnet', '/usr/bin/inetutils-telnet')
    case 'telnetd':
      return (
        missingPackage('inetutils-telnetd', '/usr/sbin/telnetd') ??
        missingPackage('inetutils-inetd', '/usr/sbin/inetutils-inetd') ??
        noUsers()
      )
    case 'script':
      return process.platform === 'linux'
        ? missingPackage('bsdutils', '/usr/bin/script')
        : 'script of util-linux is only on Linux'
    case 'mount':
      return mayMount() ? undefined : 'this machine lets nobody mount a tmpfs'
    case 'tclsh':
      return missingPackage('tcl', '/usr/bin/tclsh')
    case 'textfsm':
      return missingPackage('python3-textfsm', '/usr/lib/python3/dist-packages/textfsm/parser.py')
    case 'frr':
      return missingPackage('frr', '/usr/lib/frr/zebra') ?? missing('sshd')
  }
}

/** In a namespace of its own, so that nothing is left behind. */
function mayMount(): boolean {
  const mount = ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']
  return process.platform === 'linux' && spawnSync('unshare', mount).status === 0
}

function missingPackage(debian: string, file: string): string | undefined {
  return existsSync(file) ? undefined : `${file} is not there (apt-get install ${debian})`
}

function noUsers(): string | undefined {
  if (!existsSync('/usr/sbin/useradd')) return 'useradd is not installed'
  return process.getuid?.() === 0 ? undefined : 'only root may add a test user'
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
