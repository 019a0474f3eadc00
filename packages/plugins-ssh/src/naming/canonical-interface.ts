import { type InterfaceWord, interfaceWords, ownNames } from './interface-words.ts'

/** A word and a number: `Gi1/0/1`, `Gig 1/0/1`, `Po10`, `Te1/1/4.100`, `Se0/0/0:23`. */
const NAME = /^([A-Za-z][A-Za-z-]{0,40})( ?)(\d{1,6}(?:\/\d{1,6}){0,5}(?:[.:]\d{1,6}){0,3})$/
const BARE = /^\d{1,6}(?:\.\d{1,6})?$/

type Lookup = ReadonlyMap<string, readonly InterfaceWord[]>

/** Words by everything that they are written as, in lower case: tables have thousands of names. */
function byWriting(words: readonly InterfaceWord[]): Lookup {
  const found = new Map<string, InterfaceWord[]>()
  for (const known of words) {
    for (const written of new Set([known.word, ...known.short].map((text) => text.toLowerCase())))
      found.set(written, [...(found.get(written) ?? []), known])
  }
  return found
}

const everyWord = Object.values(interfaceWords).flat()
const fullWords: ReadonlySet<string> = new Set(everyWord.map(({ word }) => word))
const ofAnyPlatform = byWriting(everyWord)
const ofPlatform: ReadonlyMap<string, Lookup> = new Map(
  Object.entries(interfaceWords).map(([platform, words]) => [platform, byWriting(words)]),
)

/**
 * The full name of an interface, as its own platform writes it in its configuration: `Gi1/0/1` is
 * `GigabitEthernet1/0/1`, `Po10` is `Port-channel10` on IOS, `Port-Channel10` on EOS and `port-channel10` on
 * NX-OS. Names that are full already come back in the platform's spelling, whatever case they are in; names
 * that are not known, and those of Junos, come back as they are. Asked twice, the answer is the same.
 *
 * @param name - As a device or a person wrote it: `Eth1/1`, `gi1/0/1`, `Gig 1/0/1`, `GigabitEthernet1/0/1.100`.
 * @param platform - The platform by its main name, such as `cisco_nxos`. Without it a name that is full on any
 *   platform is left alone, and an abbreviation is read as IOS would, then EOS, then NX-OS. With a platform
 *   that is not `cisco_ios`, `arista_eos` or `cisco_nxos` the name comes back as it is.
 * @returns The full name.
 *
 * @example
 * ```ts
 * import { canonicalInterface } from '@nornir-ts/plugins-ssh'
 *
 * canonicalInterface('Te1/1/4') // 'TenGigabitEthernet1/1/4'
 * canonicalInterface('Lo0', 'cisco_nxos') // 'loopback0'
 * ```
 */
export function canonicalInterface(name: string, platform?: string): string {
  const trimmed = name.trim()
  const [, word = '', space = '', number = ''] = NAME.exec(trimmed) ?? []
  if (word === '' || (platform === undefined && isFull(word, trimmed))) return trimmed
  const words = platform === undefined ? ofAnyPlatform : ofPlatform.get(platform)
  const found = words?.get(word.toLowerCase())?.find((known) => fits(known, space, number))
  return found === undefined ? trimmed : `${found.word}${number}`
}

function isFull(word: string, name: string): boolean {
  return fullWords.has(word) || ownNames.some((own) => own.test(name))
}

/** A blank before the number is an abbreviation's (`Gig 1/0/1`) only with a slot: `Vl 6` may be anything. */
function fits({ bare = false }: InterfaceWord, space: string, number: string): boolean {
  return bare ? space === '' && BARE.test(number) : space === '' || number.includes('/')
}
