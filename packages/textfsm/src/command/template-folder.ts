import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeText } from '@nornir-ts/kernel'
import { TemplateFileError } from '../error/template-file-error.ts'
import { parseTemplate } from '../parser/parse-template.ts'
import type { Template } from '../template/template.ts'
import { type CommandTable, createCommandTableInTurns } from './command-table.ts'

/**
 * Opens a folder of templates with an `index`, such as that of ntc-templates. Templates are read when
 * they are needed, and kept.
 *
 * @param folder - Its path.
 * @param signal - Gives up.
 * @throws {@link TemplateFileError} where there is no index, or it cannot be read.
 * @throws {@link CommandIndexError} with the line, where it is wrong.
 */
export async function openTemplateFolder(
  folder: string,
  signal?: AbortSignal | undefined,
): Promise<CommandTable> {
  const file = join(folder, 'index')
  const source = {
    name: file,
    index: await readText(file, { holds: 'index', signal }),
    readTemplate: (name: string) => readText(join(folder, name), { holds: 'template' }),
  }
  return createCommandTableInTurns(source, signal)
}

/**
 * Opens a template.
 *
 * @param file - Its path.
 * @param signal - Gives up.
 * @throws {@link TemplateFileError} where it cannot be read.
 * @throws {@link TemplateError} or {@link TemplatePatternError} with the line, where it is wrong.
 */
export async function openTemplate(
  file: string,
  signal?: AbortSignal | undefined,
): Promise<Template> {
  return parseTemplate(await readText(file, { holds: 'template', signal }), { name: file })
}

async function readText(
  file: string,
  { holds, signal }: { holds: 'index' | 'template'; signal?: AbortSignal | undefined },
): Promise<string> {
  try {
    return decodeText(await readFile(file, { signal }), { file })
  } catch (cause) {
    signal?.throwIfAborted()
    throw new TemplateFileError({ file, holds }, { cause })
  }
}
