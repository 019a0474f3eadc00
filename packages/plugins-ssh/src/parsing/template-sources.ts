import { access } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expandHome } from '@nornir-ts/kernel'

/** Variables that name a folder of templates, as Netmiko and ntc-templates know them; the first that is set counts. */
const variables = ['NET_TEXTFSM', 'NTC_TEMPLATES_DIR'] as const

/** A folder of the working directory that is taken where it has an `index`. */
const projectFolder = 'templates'

/**
 * The folders of templates that are looked at, in their order, where a task names none.
 *
 * @param environment - The variables of the process.
 * @returns Absolute paths; a folder that a variable names is among them even if it is not there.
 */
export async function templateFolders(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<string[]> {
  const named = variables.map((name) => environment[name]).find(Boolean)
  const fromEnvironment = named === undefined ? [] : [await withIndex(resolve(expandHome(named)))]
  const project = resolve(projectFolder)
  return (await hasIndex(project)) ? [...fromEnvironment, project] : fromEnvironment
}

/**
 * The folder that has the index: the one that was named, or as in Netmiko its subfolder `templates`.
 *
 * @param folder - Absolute path.
 */
export async function withIndex(folder: string): Promise<string> {
  if (await hasIndex(folder)) return folder
  const inner = join(folder, projectFolder)
  return (await hasIndex(inner)) ? inner : folder
}

async function hasIndex(folder: string): Promise<boolean> {
  try {
    await access(join(folder, 'index'))
    return true
  } catch {
    return false
  }
}
