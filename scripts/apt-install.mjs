import { existsSync } from 'node:fs'
import { run } from './run.mjs'

/**
 * Runs as root. Debian starts a service when its package lands; the tests start their own copies
 * on loopback, and nobody asked for an sshd on port 22: policy-rc.d forbids it meanwhile.
 */
const script = `
export DEBIAN_FRONTEND=noninteractive
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  printf '#!/bin/sh\\nexit 101\\n' > "$policy"
  chmod 755 "$policy"
fi
apt-get update -qq # may fail for a source that we do not need
apt-get install -y -qq --no-install-recommends "$@"
`

const asRoot = () => (process.getuid?.() === 0 ? [] : ['sudo', '-n'])

/** Whether this machine has apt and lets us use it. */
export function canAptInstall() {
  return existsSync('/usr/bin/apt-get') && run([...asRoot(), 'true'], { quiet: true }) === 0
}

/** Installs Debian packages, without starting their services. Gives the exit code. */
export function aptInstall(packages) {
  return run([...asRoot(), 'sh', '-c', script, 'sh', ...packages])
}
