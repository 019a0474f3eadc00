import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { toError } from '@nornir-ts/kernel'
import { hostPort } from './address.ts'
import type { LinkTarget } from './link.ts'
import { programName } from './program-name.ts'
import { ProxyCommandError } from './proxy-command-error.ts'
import type { CommandRoute } from './route.ts'
import { StreamLink } from './stream-link.ts'

type Program = ChildProcessByStdio<Writable, Readable, Readable>

/** How much of what the program writes on its error output is kept for messages. */
const STDERR_CHARACTERS = 2_000
/** How long a program may take to end after it closed its output, in milliseconds. */
const EXIT_LIMIT_MS = 1_000

/**
 * Starts a program whose input and output carry the bytes. As for OpenSSH the shell replaces itself
 * by the program, so that one ends with the other. It has no terminal, so it can ask nobody for a
 * password.
 *
 * @param target - For messages.
 * @param route - The command line.
 * @returns The link. It breaks with a {@link ProxyCommandError} when the program ends without having
 * said anything, or not well; destroying it ends the program and all that it has started.
 * @throws {@link ProxyCommandError} when it cannot be started.
 */
export async function openCommandLink(
  target: LinkTarget,
  { command }: CommandRoute,
): Promise<StreamLink> {
  const details = { host: target.host, address: hostPort(target), program: programName(command) }
  const program = await start(command).catch((thrown: unknown) => {
    throw new ProxyCommandError({ ...details, stderr: '' }, { cause: new StartError(thrown) })
  })
  const link = new StreamLink({
    input: program.stdout,
    output: program.stdin,
    cut: () => end(program),
    hold: (isHeld) => hold(program, isHeld),
  })
  follow(program, link, details)
  return link
}

/**
 * Waits until the program runs. Where the process has no free file descriptors, a program that was not
 * started has no streams, and an `error` that nobody listens to would end the process.
 */
function start(command: string): Promise<Program> {
  return new Promise((resolve, reject) => {
    // A group of its own, so that it can be ended with all its children, and Ctrl-C is not for it.
    const program: Program = spawn('/bin/sh', ['-c', `exec ${command}`], {
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    program.on('error', reject)
    program.once('spawn', () => resolve(program))
  })
}

/** Becomes the cause of a {@link ProxyCommandError}. That of Node holds the whole command line. */
class StartError extends Error {
  readonly code: unknown
  constructor(thrown: unknown) {
    const { message, code } = toError(thrown) as NodeJS.ErrnoException
    super(message)
    this.code = code
  }
}

function follow(
  program: Program,
  link: StreamLink,
  details: { readonly host: string; readonly address: string; readonly program: string },
): void {
  let stderr = ''
  let hasSpoken = false
  let ending: { readonly code: number | null; readonly signal: string | null } | undefined
  let limit: NodeJS.Timeout | undefined
  const fail = (): void =>
    void link.destroy(new ProxyCommandError({ ...details, ...ending, stderr: stderr.trim() }))
  const settle = (): void => {
    clearTimeout(limit)
    if (link.destroyed) return
    if (hasSpoken && (ending === undefined || ending.code === 0)) link.finish()
    else fail()
  }
  program.stderr.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-STDERR_CHARACTERS)
  })
  program.stdout.once('data', () => {
    hasSpoken = true
  })
  program.stdout.once('end', () => {
    if (ending !== undefined) settle()
    else limit = setTimeout(settle, EXIT_LIMIT_MS).unref()
  })
  program.once('exit', (code, signal) => {
    ending = { code, signal }
    if (program.stdout.readableEnded) settle()
  })
}

function end(program: Program): void {
  hold(program, false)
  for (const stream of [program.stdin, program.stdout, program.stderr]) stream.destroy()
  if (program.pid === undefined) return
  try {
    process.kill(-program.pid)
  } catch {
    // The whole group has ended already.
  }
}

function hold(program: Program, isHeld: boolean): void {
  const method = isHeld ? 'ref' : 'unref'
  program[method]()
  // Pipes are sockets, which the type does not say.
  for (const stream of [program.stdin, program.stdout, program.stderr]) {
    Reflect.get(stream, method)?.call(stream)
  }
}
