import { nearest } from '@nornir-ts/kernel'
import { TaskParamsError } from './task-params-error.ts'

/** Every name that parameters may have: the compiler sees to it that none is missing. */
export type ParamNames<Params> = Readonly<Record<keyof Params & string, true>>

/** Which task is looked at, on which host. */
export interface ParamsOf {
  /** Name of the host in the inventory. */
  readonly host: string
  /** Name of the task. */
  readonly task: string
}

/**
 * Refuses parameters that a task does not know. Where there is no compiler, a misspelt `validate` would be a
 * change that nobody validates.
 *
 * @param params - What was given.
 * @param names - What there is.
 * @param of - For the error.
 * @throws {@link TaskParamsError}.
 */
export function refuseUnknown(
  params: object | undefined,
  names: Readonly<Record<string, true>>,
  of: ParamsOf,
): void {
  const known = Object.keys(names)
  for (const name of Object.keys(params ?? {})) {
    if (known.includes(name)) continue
    const meant = nearest(name, known)
    const right = meant === undefined ? `known are ${known.join(', ')}` : `did you mean "${meant}"?`
    throw new TaskParamsError({ ...of, problem: `it has no parameter "${name}"; ${right}` })
  }
}
