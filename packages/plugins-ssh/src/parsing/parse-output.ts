import { resolve } from 'node:path'
import { expandHome } from '@nornir-ts/kernel'
import {
  type Cell,
  type CommandTable,
  type ParseAsyncOptions,
  type Table,
  TemplateNotFoundError,
  toRecords,
} from '@nornir-ts/textfsm'
import type { Platform } from '../platform/platform.ts'
import { keptFolder, keptTemplate } from './kept-templates.ts'
import { templateFolders, withIndex } from './template-sources.ts'

/** A row of a command's answer: columns by their names in lower case. */
export type ParsedRow = Readonly<Record<string, Cell>>

/** Where templates come from. */
export interface TemplateChoice {
  /**
   * Path of a folder of templates with an `index`; no other one is then looked at. Default: the folder that
   * `NET_TEXTFSM` or `NTC_TEMPLATES_DIR` names, then `templates` in the working directory, then the
   * templates that come with this package.
   */
  readonly templates?: string | undefined
  /** Path of one template, for this command only. */
  readonly template?: string | undefined
}

/** An answer that is to be made rows of. */
export interface ParseRequest extends TemplateChoice, ParseAsyncOptions {
  /** The answer. */
  readonly output: string
  /** The command. */
  readonly command: string
  /** The device's platform. */
  readonly platform: Platform
  /** Name of the host in the inventory. */
  readonly host: string
}

/**
 * Makes rows of a command's answer.
 *
 * @param request - The answer, and what it is the answer to.
 * @param builtIn - Templates that are looked at last, where the request names none.
 * @throws {@link TemplateNotFoundError}, and what parsing throws.
 */
export async function parseOutput(
  request: ParseRequest,
  builtIn: readonly CommandTable[],
): Promise<ParsedRow[]> {
  return toRecords(await parseTable(request, builtIn))
}

async function parseTable(
  { output, command, platform, host, templates, template, budgetMs, signal }: ParseRequest,
  builtIn: readonly CommandTable[],
): Promise<Table> {
  const options: ParseAsyncOptions = { budgetMs, signal }
  if (template !== undefined) {
    return (await keptTemplate(resolve(expandHome(template)))).parseAsync(output, options)
  }
  const tables =
    templates === undefined
      ? [...(await openAll(await templateFolders(process.env))), ...builtIn]
      : [await keptFolder(await withIndex(resolve(expandHome(templates))))]
  const names = [platform.name, ...(platform.textfsm === undefined ? [] : [platform.textfsm])]
  for (const table of tables) {
    for (const name of names) {
      const query = { platform: name, command, hostname: host }
      if (table.has(query)) return table.parse(output, query, options)
    }
  }
  throw new TemplateNotFoundError({
    platform: platform.name,
    command,
    indexes: tables.map(({ name }) => name),
  })
}

const openAll = (folders: readonly string[]) => Promise.all(folders.map(keptFolder))
