import { readFile } from 'node:fs/promises'
import { toError } from '../error/nornir-error.ts'
import { expandHome } from '../path/expand-home.ts'
import { Secret } from './secret.ts'
import {
  SecretArgumentError,
  SecretCommandError,
  SecretFileError,
  SecretVariableError,
} from './secret-error.ts'
import type { SecretProvider } from './secret-provider.ts'

/** No password is longer; more means that the command prints something else. */
const MAX_OUTPUT_BYTES = 64 * 1024

/** `{ $env: NAME }`: an environment variable. It costs nothing to read, so it is not kept. */
const environment: SecretProvider = {
  name: 'env',
  provide: async (argument) => {
    const variable = textOf('env', argument, 'the name of an environment variable')
    const value = process.env[variable]
    if (value === undefined) throw new SecretVariableError({ variable })
    return { secret: new Secret(value), leaseMs: 0 }
  },
}

/** `{ $file: path }`: a file, without the line end at its end. A leading `~` is the home directory. */
const file: SecretProvider = {
  name: 'file',
  provide: async (argument, signal) => {
    const path = textOf('file', argument, 'the name of a file')
    const expanded = expandHome(path)
    try {
      const text = await readFile(expanded, { encoding: 'utf8', signal })
      return { secret: new Secret(withoutLineEnd(text)) }
    } catch (error) {
      signal.throwIfAborted()
      throw new SecretFileError({ file: expanded }, { cause: toError(error) })
    }
  },
}

/** `{ $exec: [program, argument, …] }`: what a program prints, without the line end at its end. No shell is involved. */
const command: SecretProvider = {
  name: 'exec',
  provide: async (argument, signal) => {
    const [program, ...args] = Array.isArray(argument) ? argument.map(asText) : []
    if (!program || args.includes(undefined)) {
      const expected = 'a list of texts: the program and its arguments'
      throw new SecretArgumentError({ provider: 'exec', expected })
    }
    const output = await run(program, args as string[], signal)
    return { secret: new Secret(withoutLineEnd(output)) }
  },
}

/** The providers that need nothing but this machine. */
export const localProviders: readonly SecretProvider[] = [environment, file, command]

async function run(program: string, args: readonly string[], signal: AbortSignal): Promise<string> {
  const { execFile } = await import('node:child_process') // few programs need it, all would load it
  return new Promise<string>((resolve, reject) => {
    const options = { signal, encoding: 'utf8', maxBuffer: MAX_OUTPUT_BYTES } as const
    const child = execFile(program, args, options, (error, output) => {
      if (error === null) resolve(output)
      else reject(error)
    })
    // A program that asks on its standard input shall fail, not wait.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end()
  }).catch((error: unknown) => {
    signal.throwIfAborted()
    throw commandError(program, error as NodeJS.ErrnoException & { signal?: string | null })
  })
}

/** What `execFile` throws holds the arguments and the output: it is read, never passed on. */
function commandError(
  program: string,
  { code, signal }: { readonly code?: unknown; readonly signal?: string | null },
): SecretCommandError {
  const exitCode = typeof code === 'number' ? code : undefined
  let reason = `could not be started (${code})`
  if (exitCode !== undefined) reason = `ended with exit code ${exitCode}`
  else if (signal) reason = `was killed by ${signal}`
  else if (code === 'ENOENT') reason = 'was not found'
  else if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') {
    reason = `printed more than ${MAX_OUTPUT_BYTES} bytes`
  }
  return new SecretCommandError({ program, exitCode, reason })
}

function textOf(provider: string, argument: unknown, expected: string): string {
  const text = asText(argument)
  if (!text) throw new SecretArgumentError({ provider, expected })
  return text
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function withoutLineEnd(text: string): string {
  return text.replace(/\r?\n$/, '')
}
