import { resolve } from 'node:path'
import { expandHome } from '@nornir-ts/kernel'
import { type ParseAsyncOptions, TemplateNotFoundError, toRecords } from '@nornir-ts/textfsm'
import type { Platform } from '../platform/platform.ts'
import { builtInSource } from './built-in-source.ts'
import { keptFolder, keptTemplate } from './kept-templates.ts'
import { folderSource, type ParsedRow, type RowSource } from './row-source.ts'
import { templateFolders, withIndex } from './template-sources.ts'

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
 * Makes rows of a command's answer, in turns with everything else.
 *
 * @param request - The answer, and what it is the answer to.
 * @throws {@link TemplateNotFoundError}, and what parsing throws.
 */
export async function parseOutput(request: ParseRequest): Promise<ParsedRow[]> {
  const { output, command, platform, host, template, budgetMs, signal } = request
  const options: ParseAsyncOptions = { budgetMs, signal }
  if (template !== undefined) {
    const found = await keptTemplate(resolve(expandHome(template)))
    return toRecords(await found.parseAsync(output, options))
  }
  const sources = await sourcesOf(request)
  for (const source of sources) {
    for (const name of namesOf(platform)) {
      const query = { platform: name, command, hostname: host }
      if (source.has(query)) return source.rows(output, query, options)
    }
  }
  throw new TemplateNotFoundError({
    platform: platform.name,
    command,
    indexes: sources.map(({ name }) => name),
  })
}

async function sourcesOf({ templates }: TemplateChoice): Promise<RowSource[]> {
  const folders =
    templates === undefined
      ? await templateFolders(process.env)
      : [await withIndex(resolve(expandHome(templates)))]
  const opened = (await Promise.all(folders.map(keptFolder))).map(folderSource)
  return templates === undefined ? [...opened, builtInSource] : opened
}

/**
 * The names that indexes may have a platform under, its own first.
 *
 * @param platform - The platform.
 */
export function namesOf({ name, textfsm }: Platform): readonly string[] {
  return textfsm === undefined ? [name] : [name, textfsm]
}
