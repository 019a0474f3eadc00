import { expandHome, fileName } from '@nornir-ts/kernel'
import { InputRefusedError } from '../error/input-refused-error.ts'
import { getFile } from './get-file.ts'
import { putFile } from './put-file.ts'
import { findRequestProblem } from './request-problem.ts'
import { TransferJob } from './transfer-job.ts'
import type { TransferRequest, TransferResult } from './transfer-options.ts'
import type { TransferSurroundings } from './transfer-surroundings.ts'

/** What a transfer gives, and what the user should know. */
export interface TransferReply extends TransferResult {
  /** E.g. that only the size was compared. */
  readonly warnings: readonly string[]
  /** Whether a server of files was turned on for it, and may still be on. */
  readonly isServerLeft: boolean
}

/**
 * Moves a file to a device or from it, and leaves nothing half done under its name.
 *
 * @param request - Which file, where to, how.
 * @param around - The device.
 */
export async function transfer(
  request: TransferRequest,
  around: TransferSurroundings,
): Promise<TransferReply> {
  const problem = findRequestProblem(request)
  if (problem !== undefined) {
    throw new InputRefusedError({ host: around.host, phase: 'transfer', ...problem })
  }
  const startedAt = performance.now()
  const local = expandHome(request.local.replaceAll('{host}', fileName(around.host)))
  const job = new TransferJob({ ...request, local }, around)
  const moving = request.direction === 'put' ? putFile(job) : getFile(job)
  const outcome = await moving.catch((cause: unknown) => {
    // Else nobody would be told: where nothing fails, it is a warning.
    throw job.serverLeft?.because(cause) ?? cause
  })
  const durationMs = performance.now() - startedAt
  const { path, transferred, verified } = outcome
  const size = transferred && !verified ? [`${path}: only its size was compared`] : []
  const isServerLeft = job.serverLeft !== undefined
  return { ...outcome, durationMs, warnings: [...job.warnings, ...size], isServerLeft }
}
