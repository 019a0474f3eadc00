import {
  type CommandTable,
  openTemplate,
  openTemplateFolder,
  type Template,
} from '@nornir-ts/textfsm'

const folders = new Map<string, Promise<CommandTable>>()
const files = new Map<string, Promise<Template>>()

/**
 * Opens a folder of templates, once per thread.
 *
 * @param folder - Absolute path.
 */
export const keptFolder = (folder: string): Promise<CommandTable> =>
  kept(folders, folder, openTemplateFolder)

/**
 * Opens a template, once per thread.
 *
 * @param file - Absolute path.
 */
export const keptTemplate = (file: string): Promise<Template> => kept(files, file, openTemplate)

function kept<Value>(
  known: Map<string, Promise<Value>>,
  path: string,
  open: (path: string) => Promise<Value>,
): Promise<Value> {
  let value = known.get(path)
  if (value === undefined) {
    value = open(path)
    known.set(path, value)
    // One that could not be read is read again when it is asked for next time.
    value.catch(() => known.delete(path))
  }
  return value
}
