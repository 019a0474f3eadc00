import { existsSync } from 'node:fs'
import { aptInstall, canAptInstall } from './apt-install.mjs'

/** The real servers and foreign programs that the tests compare with, and a file that proves each is there. */
const servers = [
  { debian: 'openssh-server', file: '/usr/sbin/sshd', tests: 'SSH against OpenSSH' },
  { debian: 'openssh-client', file: '/usr/bin/ssh-agent', tests: 'keys, agents and known_hosts' },
  { debian: 'frr', file: '/usr/bin/vtysh', tests: 'a real network CLI (FRR)' },
  { debian: 'inetutils-telnetd', file: '/usr/sbin/telnetd', tests: 'telnet' },
  { debian: 'inetutils-telnet', file: '/usr/bin/inetutils-telnet', tests: 'telnet' },
  { debian: 'inetutils-inetd', file: '/usr/sbin/inetutils-inetd', tests: 'telnet' },
  { debian: 'tcl', file: '/usr/bin/tclsh', tests: 'files that are typed, against Tcl' },
  {
    debian: 'python3-textfsm',
    file: '/usr/lib/python3/dist-packages/textfsm/parser.py',
    tests: 'TextFSM against its reference',
  },
]

/**
 * Installs the real servers through apt where the machine has it and lets us, else says which
 * tests will be skipped and how to get them: no failure here, but in CI those tests fail.
 */
export function installServers() {
  const wanted = missing()
  if (wanted.length > 0 && canAptInstall()) {
    console.log(`Installing ${names(wanted)} for the integration tests.`)
    aptInstall(wanted.map(({ debian }) => debian))
  }
  const left = missing()
  for (const { debian, tests } of left) {
    console.warn(`No ${debian} here: the tests of ${tests} will be skipped.`)
  }
  if (left.length > 0) console.warn(`To run them too: sudo apt-get install ${names(left)}`)
}

const missing = () => servers.filter(({ file }) => !existsSync(file))
const names = (list) => list.map(({ debian }) => debian).join(' ')
