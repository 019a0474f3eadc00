/** What a parameter took of the words of a line. */
export interface ParameterMatch {
  /** The value in its full form, e.g. `GigabitEthernet0/1` for `gi0/1`. */
  readonly value: string
  /** Words taken: 1, or 2 for `gi 0/1`. */
  readonly words: number
}

/** Decides whether words starting at `index` are a value of the parameter. */
type Matcher = (words: readonly string[], index: number) => ParameterMatch | undefined

/** Interface kinds of `<interface>`, in the spelling of `show` output. */
const iosInterfaces = [
  'Ethernet',
  'FastEthernet',
  'GigabitEthernet',
  'TenGigabitEthernet',
  'Loopback',
  'Port-channel',
  'Serial',
  'Tunnel',
  'Vlan',
]

/** Interface kinds of Cisco IOS XR. */
const xrInterfaceKinds = [
  'BVI',
  'Bundle-Ether',
  'GigabitEthernet',
  'HundredGigE',
  'Loopback',
  'MgmtEth',
  'TenGigE',
]

/**
 * Gives the matcher for a parameter of a command specification.
 *
 * @param name - `<word>`, `<ip>`, `<mask>`, `<prefix>`, `<interface>`, its kinds as in `<interface:Ethernet,Vlan>`,
 *   `<xr-interface>`, or a range such as `<0-512>`; brackets included.
 * @throws Error when the name is none of these: a mistake in the grammar.
 */
export function parameterMatcher(name: string): Matcher {
  const range = /^<(\d+)-(\d+)>$/.exec(name)
  if (range !== null) return oneWord(inRange(Number(range[1]), Number(range[2])))
  const [, kinds] = /^<interface:(.+)>$/.exec(name) ?? []
  if (kinds !== undefined) return interfaceOf(kinds.split(','))
  const matcher = matchers[name]
  if (matcher === undefined) throw new Error(`Unknown parameter ${name} in a command specification`)
  return matcher
}

const matchers: Record<string, Matcher> = {
  '<word>': oneWord(() => true),
  '<ip>': oneWord(isAddress),
  '<mask>': oneWord(isAddress),
  '<prefix>': oneWord(isPrefix),
  '<interface>': interfaceOf(iosInterfaces),
  '<xr-interface>': interfaceOf(xrInterfaceKinds),
}

function oneWord(accepts: (word: string) => boolean): Matcher {
  return (words, index) => {
    const word = words[index]
    return word !== undefined && accepts(word) ? { value: word, words: 1 } : undefined
  }
}

function inRange(low: number, high: number): (word: string) => boolean {
  return (word) => /^\d+$/.test(word) && Number(word) >= low && Number(word) <= high
}

function isAddress(word: string): boolean {
  const parts = word.split('.')
  return parts.length === 4 && parts.every(inRange(0, 255))
}

function isPrefix(word: string): boolean {
  const [address = '', length = '', ...rest] = word.split('/')
  return rest.length === 0 && isAddress(address) && inRange(0, 32)(length)
}

/** An interface of one of these kinds, its kind abbreviated or not, its number in the same word or the next. */
function interfaceOf(kinds: readonly string[]): Matcher {
  return (words, index) => {
    const word = words[index] ?? ''
    const [, kind = '', number] = /^(\d*[A-Za-z-]+)(\d[\w/.:]*)?$/.exec(word) ?? []
    const fitting = kinds.filter((name) => name.toLowerCase().startsWith(kind.toLowerCase()))
    if (kind === '' || fitting.length !== 1) return undefined
    if (number !== undefined) return { value: `${fitting[0]}${number}`, words: 1 }
    const next = words[index + 1]
    if (next === undefined || !/^\d[\w/.:]*$/.test(next)) return undefined
    return { value: `${fitting[0]}${next}`, words: 2 }
  }
}
