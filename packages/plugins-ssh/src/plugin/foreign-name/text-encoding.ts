import type { SshHostOptions } from '../ssh-options.ts'

/** Python's names of codecs, without case, `-`, `_` and blanks, that are what we have. */
const codecs: Readonly<Record<string, SshHostOptions['encoding']>> = {
  utf8: 'utf-8',
  u8: 'utf-8',
  utf: 'utf-8',
  cp65001: 'utf-8',
  // A part of UTF-8.
  ascii: 'utf-8',
  usascii: 'utf-8',
  '646': 'utf-8',
  latin1: 'latin1',
  latin: 'latin1',
  l1: 'latin1',
  iso88591: 'latin1',
  '8859': 'latin1',
  cp819: 'latin1',
}

/**
 * Gives our encoding for one of Python's codecs (standard encodings, codecs module); undefined: there is none.
 *
 * @param codec - Name of the codec in any spelling that Python takes.
 */
export function encodingOfCodec(codec: string): SshHostOptions['encoding'] {
  const name = codec.toLowerCase().replace(/[-_ ]/g, '')
  return Object.hasOwn(codecs, name) ? codecs[name] : undefined
}
