import { CrossingError } from '../crossing/crossing-error.ts'
import { encode, ReadyToCross } from '../crossing/encode.ts'
import type { ErrorClasses } from '../crossing/error-classes.ts'
import { asChild, isMultiResult, type MultiResult, multiResult } from '../result/multi-result.ts'
import type { Result } from '../result/result.ts'

/**
 * A result as it can cross to another thread: where a value cannot, the result fails for that, and so does
 * the one above it. What it tells beside the value is kept.
 *
 * @param result - The result.
 * @param classes - The error classes that the other side can load.
 */
export function readyResult(result: MultiResult, classes: ErrorClasses): ReadyToCross {
  try {
    return new ReadyToCross(encode(result, 'value', classes))
  } catch (error) {
    if (!(error instanceof CrossingError)) throw error
    return new ReadyToCross(encode(crossable(result, classes), 'value', classes))
  }
}

function crossable(result: MultiResult, classes: ErrorClasses): MultiResult {
  const [own, ...children] = result.results as [Result, ...Result[]]
  const kept = children.map((child) =>
    isMultiResult(child)
      ? asChild(crossable(child, classes))
      : failedUnlessCrossable(child, classes),
  )
  const below = kept.find(({ error }) => error instanceof CrossingError)?.error
  return multiResult(failedUnlessCrossable(own, classes, below), kept)
}

/**
 * A result of something that cannot cross: it fails for that, and keeps what it tells beside its value.
 *
 * @param result - The result.
 * @param error - Says what cannot cross.
 */
export function refused(result: MultiResult, error: CrossingError): MultiResult {
  const [own, ...children] = result.results as [Result, ...Result[]]
  return multiResult(failedFor(own, error), children)
}

function failedUnlessCrossable(result: Result, classes: ErrorClasses, above?: Error): Result {
  const error = result.status === 'ok' ? (above ?? refusalOf(result, classes)) : undefined
  return error === undefined ? result : failedFor(result, error)
}

function failedFor(result: Result, error: Error): Result {
  if (result.status !== 'ok') return result
  const { value: _, ...fields } = result
  const severity = fields.severity === 'critical' ? 'critical' : 'error'
  return { ...fields, status: 'failed', error, severity }
}

function refusalOf({ name, value }: Result, classes: ErrorClasses): Error | undefined {
  try {
    encode(value, `value of ${name}`, classes)
    return undefined
  } catch (error) {
    if (error instanceof CrossingError) return error
    throw error
  }
}
