/** What one side of a key exchange offers, in its order of preference (RFC 4253, 7.1). */
export interface AlgorithmOffer {
  /** Key exchange methods. */
  readonly kex: readonly string[]
  /** Types of host keys. */
  readonly hostKeys: readonly string[]
  /** Ciphers for what goes to the device. */
  readonly ciphersToDevice: readonly string[]
  /** Ciphers for what comes from the device. */
  readonly ciphersFromDevice: readonly string[]
  /** Message authentication codes for what goes to the device. */
  readonly macsToDevice: readonly string[]
  /** Message authentication codes for what comes from the device. */
  readonly macsFromDevice: readonly string[]
}

const KEXINIT = 20
const COOKIE_BYTES = 16
const LISTS = 6

/**
 * Reads a side's offer out of the first bytes that it sent, which are not encrypted: lines up to its
 * identification (RFC 4253, 4.2), then packets.
 *
 * @param bytes - Everything from the start of the connection.
 * @returns The offer; undefined when it is not there, or not whole.
 */
export function readKexInit(bytes: Buffer): AlgorithmOffer | undefined {
  let at = afterIdentification(bytes)
  while (at !== undefined && at + 6 <= bytes.length) {
    const packetBytes = bytes.readUInt32BE(at)
    if (bytes[at + 5] === KEXINIT) {
      return readLists(bytes.subarray(at + 6 + COOKIE_BYTES, at + 4 + packetBytes))
    }
    at += 4 + packetBytes
  }
  return undefined
}

function afterIdentification(bytes: Buffer): number | undefined {
  const found = /(?:^|\n)SSH-[^\n]*\n/.exec(bytes.toString('latin1'))
  return found === null ? undefined : found.index + found[0].length
}

function readLists(bytes: Buffer): AlgorithmOffer | undefined {
  const lists: string[][] = []
  for (let at = 0; lists.length < LISTS; ) {
    if (at + 4 > bytes.length) return undefined
    const end = at + 4 + bytes.readUInt32BE(at)
    if (end > bytes.length) return undefined
    const names = bytes.toString('latin1', at + 4, end).split(',')
    lists.push(names.filter((name) => VISIBLE.test(name) && !EXTENSION.test(name)))
    at = end
  }
  const [kex = [], hostKeys = [], ciphersToDevice = [], ciphersFromDevice = [], ...macs] = lists
  const [macsToDevice = [], macsFromDevice = []] = macs
  return { kex, hostKeys, ciphersToDevice, ciphersFromDevice, macsToDevice, macsFromDevice }
}

/** Names are visible ASCII (RFC 4251, 6); what else a device sends does not belong into a message. */
const VISIBLE = /^[\x21-\x7e]+$/

/** Extensions in the guise of key exchange methods (RFC 8308). */
const EXTENSION = /^(?:ext-info|kex-strict)-/
