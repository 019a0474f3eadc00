/**
 * A URL as logs and errors show it: what may hold a secret (user, query, fragment) is left out.
 *
 * @param url - Any URL.
 */
export function shownUrl({ origin, pathname, search }: URL): string {
  return `${origin}${pathname}${search === '' ? '' : '?…'}`
}
