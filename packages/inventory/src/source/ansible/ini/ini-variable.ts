import { cleanValue } from '../clean-value.ts'
import type { Place, Variable } from '../variable.ts'
import { parsePythonLiteral } from './python-literal.ts'

/**
 * Makes a variable of `name=value` in an INI inventory: the value is a literal of Python, or else the text itself.
 *
 * @param name - What stands before `=`.
 * @param written - What stands behind it, without the quotes of the line.
 * @param place - Where it stands.
 */
export function iniVariable(name: string, written: string, place: Place): Variable {
  const literal = parsePythonLiteral(written)
  const { value, hasTemplate } = cleanValue(literal === undefined ? written : literal.value)
  return { name, value, written, hasTemplate, place }
}
