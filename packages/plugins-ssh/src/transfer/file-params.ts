import type { FilePlace } from '../session/file/files.ts'
import type { ConnectionParams } from '../task/connection-params.ts'
import type { ParamNames } from '../task/known-params.ts'

/** Where files are looked for. */
export interface FilePlaceParams extends ConnectionParams, Pick<FilePlace, 'fileSystem'> {}

/** Parameters of tasks that are about one file. */
export interface FileParams extends FilePlaceParams {
  /** A name in the file system, or a path that begins with its own: `flash:image.bin`. */
  readonly file: string
}

/** What {@link FilePlaceParams} has. */
export const placeParams: ParamNames<FilePlaceParams> = {
  fileSystem: true,
  timeoutMs: true,
  connection: true,
}

/** What {@link FileParams} has. */
export const fileParams: ParamNames<FileParams> = { ...placeParams, file: true }
