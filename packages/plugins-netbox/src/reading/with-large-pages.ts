import type { Session } from './open-session.ts'

/** Of a few fields of each object: far more of them fit into a page than hosts. */
const PER_PAGE = 1_000

/**
 * The same server, asked for larger pages.
 *
 * @param session - The server.
 */
export function withLargePages(session: Session): Session {
  return { ...session, reader: { ...session.reader, pageSize: PER_PAGE } }
}
