import { fillIn } from '../../platform/fill-in.ts'
import type { Boot } from '../../platform/restart.ts'
import { sectionLines } from '../ensure/config-section.ts'

/**
 * The lines that say what a device starts with, a new file first; those that are there stay behind it.
 *
 * @param text - The running configuration.
 * @param boot - How the platform says so.
 * @param image - The file.
 */
export function bootLines(text: string, { line, others }: Boot, image: string): readonly string[] {
  const first = fillIn(line, { image })
  const known = (sectionLines(text, []) ?? []).filter((one) => others.test(one))
  return [first, ...known.filter((one) => one !== first)]
}
