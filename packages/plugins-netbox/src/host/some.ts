const MOST = 5

/** The first few of many, for messages. */
export function some(texts: readonly string[]): string {
  const more = texts.length - MOST
  return `${texts.slice(0, MOST).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
