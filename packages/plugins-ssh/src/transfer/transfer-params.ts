import type { TransferRequest } from '../session/transfer/transfer-options.ts'
import type { ConnectionParams } from '../task/connection-params.ts'
import type { ParamNames } from '../task/known-params.ts'
import { placeParams } from './file-params.ts'

/** Parameters of {@link transferFile}. */
export interface TransferFileParams extends TransferRequest, ConnectionParams {
  /** How many transfers run at once, those of all hosts of the run counted. Default: 4. */
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
  enableServer: true,
  readBack: true,
  marginBytes: true,
  maxBytesPerSecond: true,
  atOnce: true,
}
