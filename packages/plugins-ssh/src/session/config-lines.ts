/**
 * The lines of a configuration as they are typed: blank ones do nothing on a device and are left out,
 * all others stay as they are.
 *
 * @param input - One text with line ends, or lines, which may have some too.
 */
export function configLines(input: string | readonly string[]): readonly string[] {
  const texts = typeof input === 'string' ? [input] : input
  return texts.flatMap((text) => text.split(/\r?\n/)).filter((line) => line.trim() !== '')
}
