const LONGEST = 400

/** A URL for people: without credentials, not endless. */
export function showUrl(url: URL): string {
  const text = `${url.origin}${url.pathname}${decode(url.search)}`
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

/** `%2C` between the names of fields reads badly. */
function decode(search: string): string {
  return search.replaceAll('%2C', ',').replaceAll('%3A', ':')
}
