import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Contender, type ContenderCost, compare } from '../measure/compare.ts'
import { type Network, startNetwork } from '../network/network.ts'
import { checkAnswers, type PrintedAnswers } from './check-answers.ts'
import { logInTo } from './log-in-to.ts'
import { showVersion } from './show-answers.ts'

/** Work on many devices that computes. */
export interface ComputingWork {
  /** How many devices. */
  readonly hosts: number
  /** What each host's answer takes to be worked on, in milliseconds of CPU. */
  readonly computeMs: number
}

/** Where tasks execute. */
export type RunnerName = 'concurrent' | 'workers' | 'auto'

const command = 'show version'
const concurrency = 50
const threads = 2

/** Measures the runners at the same work. */
export async function measureThreads(
  { hosts, computeMs }: ComputingWork,
  rounds: number,
): Promise<Readonly<Record<RunnerName, ContenderCost>>> {
  const folder = mkdtempSync(join(tmpdir(), 'nornir-ts-bench-'))
  try {
    await using network = await startNetwork({ devices: hosts, answers: showVersion })
    const { blocks, digest } = calibrated(computeMs)
    const login = logInTo(network, folder)
    const on = (runner: RunnerName): Contender => {
      const file = join(folder, `${runner}.json`)
      writeFileSync(
        file,
        JSON.stringify({ ...login, concurrency, command, blocks, threads, runner }),
      )
      return {
        name: runner,
        isOurs: runner === 'workers',
        command: [process.execPath, inContender('compute-on.mjs'), file],
        check: (output) => check(JSON.parse(output), network, digest),
        read: (output) => (JSON.parse(output) as PrintedAnswers).figures,
      }
    }
    const contenders = { concurrent: on('concurrent'), workers: on('workers'), auto: on('auto') }
    return await compare(contenders, { rounds, watch: network.watch })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function check({ answers }: PrintedAnswers, { devices }: Network, digest: string): void {
  const outputs = Object.entries(answers).map(([host, [text = '']]) => {
    if (!text.endsWith(`\n${digest}`)) throw new Error(`${host}: another digest`)
    return [host, [text.slice(0, -digest.length - 1)]] as const
  })
  checkAnswers(
    Object.fromEntries(outputs),
    showVersion,
    devices.map(({ name }) => name),
  )
}

/** How much work takes so long on this machine, and what comes of it. */
function calibrated(computeMs: number): { readonly blocks: number; readonly digest: string } {
  const program = [inContender('calibrate.mjs'), `${computeMs}`]
  return JSON.parse(execFileSync(process.execPath, program, { encoding: 'utf8' }))
}

function inContender(file: string): string {
  return fileURLToPath(new URL(`../contender/${file}`, import.meta.url))
}
