import type { FileHash } from '../session/file/files.ts'
import type { ParamNames } from '../task/known-params.ts'
import { type FilePlaceParams, placeParams } from './file-params.ts'

/** Parameters of {@link transferFile}. */
export interface TransferFileParams extends FilePlaceParams {
  /** `put`: to the device; `get`: from it. */
  readonly direction: 'put' | 'get'
  /** The file on this machine. With `get` for several hosts it must be another one for each. */
  readonly local: string
  /** The file on the device: a name in the file system, or a path that begins with its own. Default: the name of `local`. */
  readonly file?: string | undefined
  /** How it is moved. Default: `auto`, what the platform's data says is best and the device does not refuse. */
  readonly protocol?: 'auto' | 'scp' | 'sftp' | undefined
  /** Whether a file with other content is replaced. Default: false; that is an error. */
  readonly overwrite?: boolean | undefined
  /** Whether SFTP goes on with what an earlier transfer left, where its content agrees. Default: false. */
  readonly resume?: boolean | undefined
  /** What must stay free behind the file, in bytes. Default: 1 MiB. */
  readonly marginBytes?: number | undefined
  /** Default: as fast as it goes. */
  readonly maxBytesPerSecond?: number | undefined
  /** How many transfers run at once on this thread, those of other hosts counted. Default: 4. */
  readonly atOnce?: number | undefined
}

/** What {@link TransferFileParams} has. */
export const transferParams: ParamNames<TransferFileParams> = {
  ...placeParams,
  direction: true,
  local: true,
  file: true,
  protocol: true,
  overwrite: true,
  resume: true,
  marginBytes: true,
  maxBytesPerSecond: true,
  atOnce: true,
}

/** A checksum that was compared. */
export type TransferHash = Pick<FileHash, 'algorithm' | 'hash'>

/** What {@link transferFile} gives. */
export interface TransferFileResult {
  /** The file on the device. */
  readonly path: string
  /** The file on this machine. */
  readonly local: string
  /** Whether a file of that name was there before. */
  readonly existed: boolean
  /** Whether something was moved: not, where the same was there already. */
  readonly transferred: boolean
  /** Whether the checksum was compared. False: the device counts none, and only the size was. */
  readonly verified: boolean
  /** Size of the file, in bytes. */
  readonly bytes: number
  /** How long it took in all, in milliseconds. */
  readonly durationMs: number
  /** The checksum of both; undefined where the device counts none. */
  readonly hash?: TransferHash | undefined
}
