import { Secret } from '@nornir-ts/kernel'

/**
 * What goes into the `Authorization` header for a token. Version 2 (NetBox 4.5 and later) is known by
 * its `nbt_`; everything else is version 1, or a token of Nautobot.
 *
 * @param token - As it was created.
 * @returns `undefined` for what cannot be a token: empty, with spaces or other signs that no header takes.
 */
export function authorizationFor(token: Secret): Secret | undefined {
  const text = token.reveal()
  if (!/^[\x21-\x7e]+$/.test(text)) return undefined
  return new Secret(`${text.startsWith('nbt_') ? 'Bearer' : 'Token'} ${text}`)
}
