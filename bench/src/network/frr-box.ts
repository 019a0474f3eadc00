import { existsSync } from 'node:fs'
import { startFrr } from '../../../test/servers/frr.ts'
import { serveParent } from './child.ts'

/** How to reach FRR behind OpenSSH. */
export interface FrrBox {
  /** On 127.0.0.1; undefined: this machine has no FRR, or we are not root. */
  readonly port?: number | undefined
  /** Log-in name. */
  readonly username: string
  /** Password. */
  readonly password: string
}

serveParent<object, FrrBox>(async () => {
  if (!existsSync('/usr/lib/frr/zebra') || process.getuid?.() !== 0) {
    return { username: '', password: '' }
  }
  const frr = await startFrr()
  process.once('disconnect', () => void frr.close())
  const { port, username, password } = frr
  return { port, username, password }
})
