/** Version of a server. */
export interface ServerVersion {
  /** As the server says it, e.g. `4.6.8-Docker-3.3.0`. */
  readonly text: string
  /** First number. */
  readonly major: number
  /** Second number. */
  readonly minor: number
}

/**
 * Reads a version.
 *
 * @param text - As the server says it.
 * @returns `undefined` for what is none.
 */
export function parseVersion(text: string): ServerVersion | undefined {
  const match = /^v?(\d{1,4})\.(\d{1,4})/.exec(text)
  return match === null ? undefined : { text, major: Number(match[1]), minor: Number(match[2]) }
}

/**
 * Whether a server is that new.
 *
 * @param version - Of the server.
 * @param major - First number.
 * @param minor - Second number.
 */
export function isAtLeast(version: ServerVersion, major: number, minor: number): boolean {
  return version.major > major || (version.major === major && version.minor >= minor)
}
