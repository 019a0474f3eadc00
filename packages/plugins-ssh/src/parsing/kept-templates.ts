import { remembered } from '@nornir-ts/kernel'
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
  remembered(folders, folder, () => openTemplateFolder(folder))

/**
 * Opens a template, once per thread.
 *
 * @param file - Absolute path.
 */
export const keptTemplate = (file: string): Promise<Template> =>
  remembered(files, file, () => openTemplate(file))
