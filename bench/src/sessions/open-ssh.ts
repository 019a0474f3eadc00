import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Contender, Missing } from '../measure/compare.ts'
import { checkText } from './check-answers.ts'
import type { SessionTask } from './session-contenders.ts'
import type { ShowAnswers } from './show-answers.ts'

const name = 'OpenSSH (xargs -P)'
const script = fileURLToPath(new URL('../contender/openssh.sh', import.meta.url))

/**
 * OpenSSH as everyone's loop starts it: one process per host, for one command.
 *
 * @param task - Its job has one command.
 * @param privateKey - One that the devices accept.
 * @param answers - What they answer.
 */
export function openSsh(
  { folder, job }: SessionTask,
  privateKey: string,
  answers: ShowAnswers,
): Contender | Missing {
  if (spawnSync('ssh', ['-V']).status !== 0) return { name, missing: 'no ssh' }
  const { devices, username, commands, knownHostsFile, concurrency } = job('')
  const key = join(folder, 'private-key')
  const lines = join(folder, 'openssh.lines')
  writeFileSync(key, privateKey, { mode: 0o600 })
  const line = (port: number) => `-p ${port} ${username}@127.0.0.1 ${commands[0]}\n`
  writeFileSync(lines, devices.map(({ port }) => line(port)).join(''))
  const names = devices.map((device) => device.name)
  return {
    name,
    command: ['sh', script, lines, key, knownHostsFile, `${concurrency}`],
    check: (output) => checkText(output, answers, names),
  }
}
