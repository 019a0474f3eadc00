import { execFile } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startSupervised } from './supervised.ts'

const run = promisify(execFile)

/** OpenSSH's agent with a socket of its own. */
export interface SshAgent {
  /** Path of the socket, the value of `SSH_AUTH_SOCK`. */
  readonly socket: string
  /** Gives it a private key without passphrase. */
  readonly add: (keyFile: string) => Promise<void>
  /** Stops it. */
  readonly close: () => Promise<void>
}

/** Starts an `ssh-agent` that knows no key. Needs `openssh-client`. */
export async function startSshAgent(): Promise<SshAgent> {
  const folder = await mkdtemp(join(tmpdir(), 'nornir-ts-agent-'))
  const socket = join(folder, 'agent.sock')
  const agent = await startSupervised({
    start: `ssh-agent -D -a ${socket} & agent=$!`,
    stop: `kill $agent; wait\nrm -rf ${folder}`,
    isReady: (line) => line.startsWith('SSH_AUTH_SOCK='),
  })
  return {
    socket,
    add: async (keyFile) => {
      await run('ssh-add', ['-q', keyFile], { env: { ...process.env, SSH_AUTH_SOCK: socket } })
    },
    close: agent.close,
  }
}
