import { inspect } from 'node:util'
import { NornirError } from '@nornir-ts/kernel'
import { causesOf } from './causes-of.ts'
import { isMultiResult } from './multi-result.ts'
import type { Result, ResultFields } from './result.ts'

/** An error as plain data. */
export interface ErrorJson {
  /** Class name. */
  readonly name: string
  /** `code` of a nornir-ts or Node error, when it has one. */
  readonly code?: string
  /** The message. */
  readonly message: string
  /** What caused it. */
  readonly cause?: ErrorJson
}

/** A result as plain data. */
export interface ResultJson extends Omit<ResultFields, 'startedAt'> {
  /** How it ended. */
  readonly status: Result['status']
  /** When the task started on this host, ISO 8601. */
  readonly startedAt: string
  /** What the task returned; absent when it did not succeed. */
  readonly value?: unknown
  /** Why it did not succeed; absent when it did. */
  readonly error?: ErrorJson
  /** Results of the subtasks; absent when there are none. */
  readonly children?: readonly ResultJson[]
}

/**
 * A result, with its subtasks', as plain data.
 *
 * @param result - The result.
 */
export function resultToJson(result: Result): ResultJson {
  const { host, name, status, changed, diff, severity, durationMs, attempts, warnings } = result
  const children = isMultiResult(result) ? result.children : []
  return {
    host,
    name,
    status,
    changed,
    diff,
    severity,
    startedAt: result.startedAt.toISOString(),
    durationMs,
    attempts,
    warnings,
    ...(result.status === 'ok'
      ? { value: plain(result.value) }
      : { error: errorToJson(result.error) }),
    ...(children.length > 0 && { children: children.map(resultToJson) }),
  }
}

/** A task may return what JSON cannot say (a cycle, a BigInt): its host, and the run, are not lost for that. */
function plain(value: unknown): unknown {
  try {
    JSON.stringify(value)
    return value
  } catch {
    return inspect(value, { depth: 6 })
  }
}

/**
 * An error as plain data, with its causes.
 *
 * @param error - The error.
 */
export function errorToJson(error: Error): ErrorJson {
  const chain = Array.from(causesOf(error), (one) => {
    const code = NornirError.is(one) ? one.code : (one as NodeJS.ErrnoException).code
    return { name: one.name, ...(code !== undefined && { code }), message: one.message }
  })
  return chain.reduceRight<ErrorJson | undefined>(
    (cause, one) => (cause === undefined ? one : { ...one, cause }),
    undefined,
  ) as ErrorJson
}
