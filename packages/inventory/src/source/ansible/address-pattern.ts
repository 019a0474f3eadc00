// Ansible's notion of an address with ranges in it, down to its edges (lib/ansible/parsing/utils/addresses.py):
// what is none keeps its port as a part of its name.

const NUMBERS = String.raw`\[[0-9]+:[0-9]+(?::[0-9]+)?\]`
const LETTERS_OR_NUMBERS = String.raw`\[(?:[a-z]:[a-z]|[0-9]+:[0-9]+)(?::[0-9]+)?\]`

const V4 = `(?:[01]?[0-9]{1,2}|2[0-4][0-9]|25[0-5]|${NUMBERS})`
const V6 = `(?:[0-9a-f]{1,4}|${NUMBERS})`
const WORD = String.raw`[\p{L}\p{N}_]`
const LABEL = `(?:${WORD}|${LETTERS_OR_NUMBERS})(?:[\\p{L}\\p{N}_-]|${LETTERS_OR_NUMBERS})*(?<![_-])`

/** Only the last of these must reach to the end. */
const V6_FORMS = [
  `(?:${V6}:){7}${V6}`,
  `(?:${V6}:){1,6}:`,
  `(?:${V6}:)(?::${V6}){1,6}`,
  `(?:${V6}:){2}(?::${V6}){1,5}`,
  `(?:${V6}:){3}(?::${V6}){1,4}`,
  `(?:${V6}:){4}(?::${V6}){1,3}`,
  `(?:${V6}:){5}(?::${V6}){1,2}`,
  `(?:${V6}:){6}(?::${V6})`,
  `:(?::${V6}){1,6}`,
  `${V6}?::`,
  String.raw`(?:0:){6}(?:${V6}\.){3}${V6}`,
  String.raw`::(?:ffff:)?(?:${V6}\.){3}${V6}`,
  String.raw`(?:0:){5}ffff:(?:${V6}\.){3}${V6}$`,
]

const FORMS = [
  new RegExp(String.raw`^(?:${V4}\.){3}${V4}$`, 'iu'),
  new RegExp(`^(?:${V6_FORMS.join('|')})`, 'iu'),
  new RegExp(String.raw`^${LABEL}(?:\.${LABEL})*$`, 'iu'),
]

/**
 * Tells whether a text is an address or a name to Ansible; ranges may stand in it.
 *
 * @param text - Without port.
 */
export function isAddressPattern(text: string): boolean {
  return FORMS.some((form) => form.test(text))
}
