/** What became of the words behind `set NAME`. */
export type ReadValue =
  | { readonly words: readonly string[] }
  | {
      /** What the device prints before `value parse error`; empty for nothing. */
      readonly reason: string
      /** The word that is wrong. */
      readonly word: string
      /** The number in `Command fail. Return code N`. */
      readonly code: number
    }

/** What an attribute can be. */
export interface ValueType {
  /** Reads all words behind `set NAME`; there is at least one. */
  readonly read: (words: readonly string[], name: string) => ReadValue
  /** Whether it is shown in quotes. */
  readonly isQuoted?: boolean | undefined
  /** Whether only something like `ENC …` is shown of it. */
  readonly isSecret?: boolean | undefined
  /** The section whose entries it names, e.g. `system interface`. */
  readonly refersTo?: string | undefined
}

/** A string. */
export const string: ValueType = { isQuoted: true, read: one(() => true) }

/** A secret: typed as it is, shown as `ENC …`. */
export const secret: ValueType = { isSecret: true, read: one(() => true) }

/** A name of an entry of another section, or several; that they exist is checked by the caller. */
export function namesOf(section: string): ValueType {
  return { isQuoted: true, refersTo: section, read: (words) => ({ words }) }
}

/** One of a few words; unique abbreviations are written out. */
export function oneOf(...choices: readonly string[]): ValueType {
  return {
    read: (words) => {
      const [word = ''] = words
      const found = fitting(choices, word)
      return found === undefined ? wrong(words) : { words: [found] }
    },
  }
}

/** Several of a few words, e.g. `ping ssh`. */
export function someOf(...choices: readonly string[]): ValueType {
  return {
    read: (words) => {
      const found = words.map((word) => fitting(choices, word))
      const bad = found.indexOf(undefined)
      if (bad !== -1) return { reason: '', word: words[bad] ?? '', code: -61 }
      return { words: found.filter((word) => word !== undefined) }
    },
  }
}

/** A number; the wording for what is none is a public capture. */
export function number(low: number, high: number): ValueType {
  return {
    read: (words) => {
      const [word = ''] = words
      if (!/^\d+$/.test(word)) {
        return { reason: `invalid unsigned integer value: ${word}\n`, word, code: -651 }
      }
      return Number(word) >= low && Number(word) <= high ? { words: [word] } : wrong(words)
    },
  }
}

/** An IPv4 address. */
export const address: ValueType = { read: one(isAddress) }

/** An address with its mask: `192.0.2.1 255.255.255.0` or `192.0.2.1/24`, stored as the former. */
export const addressAndMask: ValueType = {
  read: (words, name) => {
    const [first = '', mask] = words
    const [ip = '', length] = first.split('/')
    const given = mask ?? (length === undefined ? undefined : dotted(Number(length)))
    const isRight = isAddress(ip) && given !== undefined && isAddress(given)
    if (isRight) return { words: [ip, given] }
    // the form is a public capture: node_check_object fail! for …, a blank line, value parse error
    return {
      reason: `node_check_object fail! for ${name} ${words.join(' ')}\n`,
      word: first,
      code: -8,
    }
  },
}

function one(accepts: (word: string) => boolean): ValueType['read'] {
  return (words) => {
    const [word = '', ...others] = words
    if (!accepts(word)) return wrong(words)
    return others.length === 0 ? { words: [word] } : wrong(others)
  }
}

function wrong([word = '']: readonly string[]): ReadValue {
  return { reason: '', word, code: -61 }
}

function fitting(choices: readonly string[], word: string): string | undefined {
  if (choices.includes(word)) return word
  const [found, ...others] = choices.filter((choice) => choice.startsWith(word))
  return others.length === 0 ? found : undefined
}

function isAddress(word: string): boolean {
  const parts = word.split('.')
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)
}

function dotted(length: number): string | undefined {
  if (!Number.isInteger(length) || length < 0 || length > 32) return undefined
  const bits = '1'.repeat(length).padEnd(32, '0')
  return [0, 8, 16, 24].map((start) => Number.parseInt(bits.slice(start, start + 8), 2)).join('.')
}
