const LONGEST = 500

/**
 * Makes what a device said fit for a message.
 *
 * @param bytes - As they came.
 * @returns One line without control characters; undefined when nothing is left.
 */
export function readableText(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes.subarray(0, 4 * LONGEST))
    .toString()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replaceAll(/[\u0000-\u0020\u007f]+/g, ' ')
    .trim()
  if (text === '') return undefined
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
