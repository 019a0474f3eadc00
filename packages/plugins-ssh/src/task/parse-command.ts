import { defineTask, result, type Task, type TaskContext } from '@nornir-ts/core'
import { type CommandParseDetails, CommandParseError } from '../parsing/parse-error.ts'
import { parseOutput, type TemplateChoice } from '../parsing/parse-output.ts'
import type { ParsedRow } from '../parsing/row-source.ts'
import { ssh } from '../plugin/ssh.ts'
import type { CommandOptions } from '../session/command/send-command-options.ts'
import type { ConnectionParams } from './connection-params.ts'
import { type ParamNames, refuseUnknown } from './known-params.ts'

/** Parameters of {@link parseCommand}. */
export interface ParseCommandParams
  extends ConnectionParams,
    TemplateChoice,
    Pick<CommandOptions, 'maxDurationMs' | 'verifyEcho'> {
  /** One line, without its end. */
  readonly command: string
  /** Time that parsing may take in all, in milliseconds (default 10 000). */
  readonly budgetMs?: number | undefined
}

const PARAMS: ParamNames<ParseCommandParams> = {
  command: true,
  connection: true,
  timeoutMs: true,
  maxDurationMs: true,
  verifyEcho: true,
  templates: true,
  template: true,
  budgetMs: true,
}

/**
 * Sends a command and makes rows of what the device answers, by a TextFSM template for the device's platform.
 *
 * Throws `CommandParseError`, which has the whole answer, where there is no template, the template is wrong, or
 * does not know a line of the answer; what sending throws, as `sendCommand`. No rows is no error.
 */
export const parseCommand = defineTask({
  module: import.meta.url,
  name: 'parseCommand',
  run: (context, params: string | ParseCommandParams) => parse(context, params, 'parseCommand'),
})

/**
 * As {@link parseCommand}, but an answer that gives no rows is the value as it came, with a warning that says why.
 */
export const parseCommandOrRaw = defineTask({
  module: import.meta.url,
  name: 'parseCommandOrRaw',
  run: async (context, params: string | ParseCommandParams) => {
    try {
      return await parse(context, params, 'parseCommandOrRaw')
    } catch (error) {
      if (!(error instanceof CommandParseError)) throw error
      return result<readonly ParsedRow[] | string>({
        value: error.output,
        warnings: [error.message],
      })
    }
  },
})

/** Options of {@link parseCommandAs}. */
export interface ParseCommandAsOptions {
  /** `raw`: the task is {@link parseCommandOrRaw}. */
  readonly onParseError: 'raw'
}

/**
 * {@link parseCommand} with the type of its rows. The type is believed, not checked: let `rowType` of
 * `@nornir-ts/textfsm` write it from the template.
 *
 * @example
 * ```ts
 * import { initNornir } from '@nornir-ts/core'
 * import { parseCommandAs } from '@nornir-ts/plugins-ssh'
 *
 * interface Route {
 *   readonly network: string
 *   readonly nexthop_ip: string
 * }
 *
 * const nr = await initNornir({ configFile: 'nornir.yaml' })
 * const routes = await nr.run(parseCommandAs<Route>(), 'show ip route')
 * for (const [host, { value = [] }] of routes) console.log(host, value.map(({ network }) => network))
 * ```
 */
export function parseCommandAs<Row extends object>(): Task<
  string | ParseCommandParams,
  readonly Row[]
>
/**
 * {@link parseCommandOrRaw} with the type of its rows.
 *
 * @param options - That it is this one.
 */
export function parseCommandAs<Row extends object>(
  options: ParseCommandAsOptions,
): Task<string | ParseCommandParams, readonly Row[] | string>
export function parseCommandAs(
  options?: ParseCommandAsOptions,
): Task<string | ParseCommandParams, readonly object[] | string> {
  return options?.onParseError === 'raw' ? parseCommandOrRaw : parseCommand
}

async function parse(context: TaskContext, given: string | ParseCommandParams, task: string) {
  const { host, connection, signal, log } = context
  const params: ParseCommandParams = typeof given === 'string' ? { command: given } : given
  refuseUnknown(params, PARAMS, { host: host.name, task })
  const { command, connection: name, templates, template, budgetMs, ...sending } = params
  const session = await connection(ssh, { name })
  const { output, warnings } = await session.sendCommand(command, { ...sending, signal })
  const { platform } = session
  const of = { host: host.name, platform: platform.name, command, output }
  const request = { output, command, platform, host: host.name, templates, template, budgetMs }
  const value = await rowsOf(of, () => parseOutput({ ...request, signal }), signal)
  log.debug({ command, rows: value.length }, 'parsed')
  return result<readonly ParsedRow[]>({ value, warnings })
}

/**
 * Rows of an answer, or the error that has it.
 *
 * @param answer - What was answered, to what.
 * @param parse - Makes rows of it.
 * @param signal - Its reason passes as it is.
 */
export async function rowsOf<Row>(
  answer: CommandParseDetails,
  parse: () => Promise<Row[]>,
  signal: AbortSignal,
): Promise<Row[]> {
  try {
    return await parse()
  } catch (cause) {
    signal.throwIfAborted()
    throw new CommandParseError(answer, { cause })
  }
}
