/** What stands for the names in braces of a platform's commands and patterns. */
export type FillIns = Readonly<Record<string, string>>

/**
 * A command with its names in braces filled in.
 *
 * @param template - Such as `configure session {name}`.
 * @param values - By name; what is not there is left out.
 */
export function fillIn(template: string, values: FillIns): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}

/**
 * The same for a pattern, where the text is taken literally.
 *
 * @param pattern - Such as `/^\{name\}:/`.
 * @param values - By name.
 */
export function fillInPattern(pattern: RegExp, values: FillIns): RegExp {
  const { source, flags } = pattern
  const filled = source.replace(/\\\{(\w+)\\\}/g, (_, name: string) =>
    literally(values[name] ?? ''),
  )
  return filled === source ? pattern : new RegExp(filled, flags)
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
