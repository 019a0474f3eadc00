import type { Platform } from '../../platform/platform.ts'

/**
 * Leaves out the lines that a device prints above its prompt as a part of it.
 *
 * @param platform - Whose.
 * @param output - Lines up to the prompt.
 * @returns The lines that are output; a new list.
 */
export function withoutLead(platform: Platform, output: readonly string[]): string[] {
  const { promptLead } = platform
  let end = output.length
  if (promptLead === undefined) return [...output]
  while (end > 0 && promptLead.test(output[end - 1] ?? '')) end -= 1
  const isSeparated = end < output.length && output[end - 1]?.trim() === ''
  return output.slice(0, isSeparated ? end - 1 : end)
}
