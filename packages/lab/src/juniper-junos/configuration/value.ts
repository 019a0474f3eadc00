/** What kind of word a statement takes, and what the device says about a wrong one. */
export interface Value {
  /** Whether the word is one of them. */
  readonly accepts: (word: string) => boolean
  /** What the device prints below the caret. */
  readonly complaint: (word: string) => string
}

/** Any word. */
export const text: Value = { accepts: () => true, complaint: () => 'syntax error.' }

/** A name: no blanks, no quotes. */
export const name: Value = {
  accepts: (word) => /^[\w.:*/-]+$/.test(word),
  complaint: (word) => `invalid value '${word}'.`,
}

/**
 * A whole number. `invalid numeric value` is in scrapli's list of failures (cli-dialects 4.2 [S]); `Value 9228 is
 * not within range (256..9192)` in a public capture of a Junos MTU. Neither begins with `error:`.
 */
export function range(low: number, high: number): Value {
  return {
    accepts: (word) => /^\d+$/.test(word) && Number(word) >= low && Number(word) <= high,
    complaint: (word) =>
      /^\d+$/.test(word)
        ? `Value ${word} is not within range (${low}..${high})`
        : `invalid numeric value: '${word}' at '${word}'`,
  }
}

/** One of a few words. */
export function oneOf(...words: readonly string[]): Value {
  return { accepts: (word) => words.includes(word), complaint: () => 'syntax error.' }
}

/** An IPv4 address, e.g. `192.0.2.1`. */
export const address: Value = {
  accepts: isAddress,
  complaint: (word) => `invalid ip address or hostname: ${word} at '${word}'`,
}

/** An address or a host name. */
export const host: Value = {
  accepts: (word) => (/^[\d.]+$/.test(word) ? isAddress(word) : /^[\w.-]+$/.test(word)),
  complaint: address.complaint,
}

/** An IPv4 prefix, e.g. `192.0.2.0/24`. */
export const prefix: Value = {
  accepts: (word) => {
    const [, ip = '', length = ''] = /^([\d.]+)\/(\d{1,2})$/.exec(word) ?? []
    return isAddress(ip) && Number(length) <= 32
  },
  complaint: (word) => `invalid ip address or hostname: ${word} at '${word}'`,
}

/** The name of an interface that the simulated chassis may have. */
export const interfaceName: Value = {
  accepts: (word) =>
    /^(?:(?:ge|xe|et)-\d+\/\d+\/\d+|(?:ae|irb|lo|fxp|em|me|vlan|st)\d*)$/.test(word),
  complaint: (word) => `invalid interface type in '${word}'`,
}

/** A logical interface, e.g. `ge-0/0/0.0`. */
export const logicalInterface: Value = {
  accepts: (word) => interfaceName.accepts(word.replace(/\.\d+$/, '')),
  complaint: interfaceName.complaint,
}

function isAddress(word: string): boolean {
  const parts = word.split('.')
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)
}
