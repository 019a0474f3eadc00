import { homedir, hostname, userInfo } from 'node:os'

/** Who and where we are, as far as an ssh_config can ask. */
export interface LocalUser {
  /** The name of the local user. */
  readonly name: string
  /** The number of the local user; -1 on Windows. */
  readonly uid: number
  /** The home directory of the local user. */
  readonly home: string
  /** The name of this machine. */
  readonly machine: string
}

/** The user that runs this process. As OpenSSH does, it goes by the password file, not by `HOME`. */
export function localUser(): LocalUser {
  const machine = hostname()
  try {
    const { username, uid, homedir: home } = userInfo()
    return { name: username, uid, home, machine }
  } catch {
    // A process in a container can have a number without an entry in the password file.
    const uid = process.getuid?.() ?? -1
    return { name: process.env['USER'] ?? String(uid), uid, home: homedir(), machine }
  }
}
