import type { Link } from './link.ts'

/** How long is waited for the device before the link is cut, in milliseconds. */
const CLOSE_LIMIT_MS = 2_000

/**
 * Says goodbye, and waits until the link has closed; cuts it where the device does not answer.
 *
 * @param link - Not closed yet.
 * @param sayGoodbye - Begins the end.
 */
export function endLink(link: Link, sayGoodbye: () => void): Promise<void> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => link.destroy(), CLOSE_LIMIT_MS)
    link.once('close', () => {
      clearTimeout(limit)
      resolve()
    })
    sayGoodbye()
  })
}
