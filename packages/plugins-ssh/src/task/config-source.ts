import { readFile } from 'node:fs/promises'
import type { Host } from '@nornir-ts/core'
import { expandHome } from '@nornir-ts/kernel'
import { ConfigSourceError } from './config-source-error.ts'

/** Lines of configuration: a text or lines. */
export type ConfigInput = string | readonly string[]

/** Where lines of configuration come from: one of the two. */
export type ConfigSourceParams = ConfigLines | ConfigFile

/** Lines that are given, or made for each host. */
export interface ConfigLines {
  /** A text or lines; blank lines are left out. A function makes those of a host. */
  readonly lines: ConfigInput | ((host: Host) => ConfigInput | Promise<ConfigInput>)
  /** Nothing. */
  readonly file?: undefined
}

/** Lines of a file. */
export interface ConfigFile {
  /** Path of a text file, or a function that says which one is a host's; `~/` is the home folder. */
  readonly file: string | ((host: Host) => string)
  /** Nothing. */
  readonly lines?: undefined
}

/**
 * The lines for one host. An empty list is right, and does nothing: nothing differs. A text, a file or a
 * function that gives no line is a mistake, mostly of a template.
 *
 * @param params - Where they come from.
 * @param host - Whose.
 * @throws {@link ConfigSourceError}.
 */
export async function configOf(params: ConfigSourceParams, host: Host): Promise<ConfigInput> {
  const { lines, file } = params
  if ((lines === undefined) === (file === undefined))
    throw new ConfigSourceError({
      host: host.name,
      problem: 'give lines or a file, one of the two',
    })
  if (file !== undefined) return await readLines(file, host)
  const isMade = typeof lines === 'function'
  const input = isMade ? await lines(host) : lines
  if (typeof input !== 'string' && !Array.isArray(input)) {
    const what = isMade ? 'the function that makes the lines gave' : 'the lines are'
    const problem = `${what} neither a text nor lines`
    throw new ConfigSourceError({ host: host.name, problem })
  }
  if (isBlank(input)) {
    const what = isMade ? 'the function that makes the lines' : 'the text'
    const problem = `${what} gives no line; if that is right, give an empty list`
    throw new ConfigSourceError({ host: host.name, problem })
  }
  return input
}

async function readLines(file: ConfigFile['file'], host: Host): Promise<string> {
  const path = typeof file === 'function' ? file(host) : file
  const text = await readFile(expandHome(path), 'utf8').catch((cause: unknown) => {
    throw new ConfigSourceError({ host: host.name, problem: `${path} cannot be read` }, { cause })
  })
  if (!isBlank(text)) return text
  throw new ConfigSourceError({ host: host.name, problem: `${path} has no line` })
}

/** An empty list says that nothing is to do; blank text says nothing. */
function isBlank(input: ConfigInput): boolean {
  if (typeof input === 'string') return input.trim() === ''
  return input.length > 0 && input.every((line) => typeof line === 'string' && line.trim() === '')
}
