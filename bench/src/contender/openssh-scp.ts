// OpenSSH's own scp over a connection that is open (ControlMaster). Arguments: a job (see file-job.ts), and flags of
// scp: `-O` for SCP, nothing for SFTP.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { job, measured } from './file-job.ts'

const socket = `${job.target}.ssh`
const options = [
  `-F none -i ${job.key} -o IdentitiesOnly=yes -o IdentityAgent=none -o BatchMode=yes -o LogLevel=ERROR`,
  `-o UserKnownHostsFile=${job.knownHosts} -o GlobalKnownHostsFile=none -o StrictHostKeyChecking=yes`,
  `-o ControlPath=${socket}`,
].flatMap((line) => line.split(' '))
const port = String(job.port)
const at = `${job.username}@127.0.0.1`

const master = spawnSync('ssh', [...options, '-M', '-f', '-N', '-p', port, at], {
  stdio: 'inherit',
})
if (master.status !== 0) throw new Error(`ssh ended with ${master.status}`)
const scp = async (...files: string[]): Promise<void> => {
  const flags = [...process.argv.slice(3), '-q', '-P', port]
  const child = spawn('scp', [...options, ...flags, ...files], { stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`scp ended with ${code}`)
}
try {
  await measured({
    put: () => scp(job.source, `${at}:${job.remote}`),
    get: () => scp(`${at}:${job.remote}`, job.target),
  })
} finally {
  spawnSync('ssh', [...options, '-O', 'exit', '-p', port, at], { stdio: 'ignore' })
}
