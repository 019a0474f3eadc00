import { nearest } from '@nornir-ts/kernel'

/** What is put in, and how to complain. */
export interface Substitution {
  /** What `${NAME}` stands for. */
  readonly substitutes: ReadonlyMap<string, string>
  /** Makes the error. */
  readonly fault: (reason: string) => Error
}

/**
 * Replaces `${NAME}` and `$NAME` by what they stand for, and `$$` by one `$`, as `string.Template` of Python does.
 *
 * @param text - An expression.
 * @param substitution - What is put in.
 * @throws What `fault` made, for a name that no value has, and for a `$` that is none of these.
 */
export function substitute(text: string, { substitutes, fault }: Substitution): string {
  return text.replaceAll(placeholder, (found: string, ...captured: unknown[]) => {
    const [second, plain, braced] = captured as (string | undefined)[]
    if (second !== undefined) return '$'
    const name = plain ?? braced
    if (name === undefined) {
      throw fault(
        `a lone $ stands in ${text}; write $$ for the end of the line, \${NAME} for a value`,
      )
    }
    const value = substitutes.get(name)
    if (value !== undefined) return value
    const meant = nearest(name, substitutes.keys())
    const advice =
      meant === undefined
        ? 'declare it, or write $$ for the end of the line'
        : `did you mean ${meant}?`
    throw fault(`no Value is named ${name} (${found}); ${advice}`)
  })
}

const placeholder = /\$(?:(\$)|([_a-z][_a-z0-9]*)|\{([_a-z][_a-z0-9]*)\})?/gi
