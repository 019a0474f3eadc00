/**
 * Output that did not end its line, in front of the prompt that was written behind it. A prompt that is
 * written twice is no output.
 *
 * @param line - It ends in the prompt.
 * @param prompt - The prompt, whole.
 */
export function gluedOutput(line: string, prompt: string): string {
  const glued = line.slice(0, -prompt.length)
  return glued.replaceAll(prompt, '') === '' ? '' : glued
}
