import { decode } from '../src/crossing/decode.ts'
import { encode } from '../src/crossing/encode.ts'
import { ErrorClasses } from '../src/crossing/error-classes.ts'
import { ownErrors } from '../src/thread/own-errors.ts'

type Namespace = Readonly<Record<string, unknown>>

/** Error classes as both sides have them: our own, and those of one module of the user. */
export function errorClasses(exports: Namespace = {}): ErrorClasses {
  const classes = new ErrorClasses(ownErrors, async () => exports)
  classes.add('file:///tasks.ts', exports)
  return classes
}

/** What comes out on another thread, without one. */
export function cross<Value>(value: Value, exports: Namespace = {}): Value {
  const encoded = encode(value, 'value', errorClasses(exports))
  return decode(structuredClone(encoded), errorClasses(exports)) as Value
}
