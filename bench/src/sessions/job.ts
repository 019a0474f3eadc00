import { writeFileSync } from 'node:fs'

/** What a contender is asked to do on every device: connect, the commands, the configuration, hang up. */
export interface Job {
  /** On 127.0.0.1. */
  readonly devices: readonly { readonly name: string; readonly port: number }[]
  /** Log-in name of every device. */
  readonly username: string
  /** Password of every device. */
  readonly password: string
  /** Has the host key of every device. */
  readonly knownHostsFile: string
  /** How many devices are worked on at once. */
  readonly concurrency: number
  /** Commands to show something; none: nothing is asked. */
  readonly commands: readonly string[]
  /** Lines of configuration, which is then saved; none: nothing is configured. */
  readonly config: readonly string[]
  /** How many commands are typed at once; undefined: one at a time. */
  readonly pipeline?: number | undefined
}

/** Writes the file of a job and gives its path. */
export function writeJob(file: string, job: Job): string {
  writeFileSync(file, JSON.stringify(job))
  return file
}
