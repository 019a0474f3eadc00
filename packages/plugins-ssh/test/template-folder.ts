import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of templates of a test's own. */
export interface TemplateFolder extends AsyncDisposable {
  /** Its path. */
  readonly path: string
}

/**
 * Writes one.
 *
 * @param index - Lines of the index behind its header.
 * @param templates - Their texts, by the names of their files.
 * @param below - A folder within to put them in. Default: none.
 */
export async function templateFolder(
  index: readonly string[],
  templates: Readonly<Record<string, string>>,
  below = '',
): Promise<TemplateFolder> {
  const path = await mkdtemp(join(tmpdir(), 'nornir-ts-templates-'))
  const folder = join(path, below)
  await mkdir(folder, { recursive: true })
  const header = 'Template, Hostname, Platform, Command'
  await writeFile(join(folder, 'index'), `${[header, '', ...index].join('\n')}\n`)
  for (const [file, text] of Object.entries(templates)) await writeFile(join(folder, file), text)
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) }
}
