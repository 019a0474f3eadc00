import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEGACY, MODERN } from '../algorithms/algorithm-names.ts'
import { disagreements, offerTo } from './disagreement.ts'
import { HandshakeError } from './handshake-error.ts'
import { type AlgorithmOffer, readKexInit } from './kex-init.ts'

const IDENTIFICATION = 'SSH-2.0-Cisco-1.25'

/** A device's first bytes. */
function startOf(offer: AlgorithmOffer, before = `${IDENTIFICATION}\r\n`): Buffer {
  const lists = [...Object.values(offer), ['none'], ['none'], [], []].map((names: string[]) => {
    const text = Buffer.from(names.join(','))
    const size = Buffer.alloc(4)
    size.writeUInt32BE(text.length)
    return Buffer.concat([size, text])
  })
  const payload = Buffer.concat([Buffer.from([20]), Buffer.alloc(16), ...lists, Buffer.alloc(5)])
  const head = Buffer.alloc(5)
  head.writeUInt32BE(payload.length + 1 + 8)
  head.writeUInt8(8, 4)
  return Buffer.concat([Buffer.from(before), head, payload, Buffer.alloc(8)])
}

const old: AlgorithmOffer = {
  kex: ['diffie-hellman-group-exchange-sha1', 'diffie-hellman-group1-sha1'],
  hostKeys: ['ssh-rsa'],
  ciphersToDevice: ['3des-cbc'],
  ciphersFromDevice: ['3des-cbc'],
  macsToDevice: ['hmac-sha1'],
  macsFromDevice: ['hmac-sha1'],
}

function failure(theirs: AlgorithmOffer | undefined, ours = MODERN): HandshakeError {
  const details = { host: 'r1', address: '192.0.2.1:22', identification: IDENTIFICATION, theirs }
  const cause = new Error('no matching algorithm')
  return new HandshakeError({ ...details, ours: offerTo(ours, IDENTIFICATION) }, { cause })
}

describe('a device’s offer', () => {
  it('is read out of its first bytes, behind lines of another kind', () => {
    expect(readKexInit(startOf(old))).toEqual(old)
    expect(readKexInit(startOf(old, `Welcome\r\n\r\n${IDENTIFICATION}\n`))).toEqual(old)
  })

  it('is read without the extensions in it, and without what is no name', () => {
    const noisy = {
      ...old,
      kex: ['ext-info-s', ...old.kex, 'kex-strict-s-v00@openssh.com', 'a\x1b[2J'],
    }
    expect(readKexInit(startOf(noisy))).toEqual(old)
  })

  it('is read behind another packet', () => {
    const ignore = Buffer.from([0, 0, 0, 12, 6, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    const bytes = startOf(old)
    const at = bytes.indexOf('\n') + 1
    const both = Buffer.concat([bytes.subarray(0, at), ignore, bytes.subarray(at)])
    expect(readKexInit(both)).toEqual(old)
  })

  it('that is cut or garbled anywhere is no offer, and no exception', () => {
    const bytes = startOf(old)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.uint8Array(), (length, behind) => {
        readKexInit(Buffer.concat([bytes.subarray(0, length), behind]))
      }),
    )
    expect(readKexInit(bytes.subarray(0, 60))).toBeUndefined()
    expect(readKexInit(Buffer.from('login: '))).toBeUndefined()
  })
})

describe('two sides without a common algorithm', () => {
  it('are told by every kind that they do not agree on, the two directions once', () => {
    const kinds = disagreements(offerTo(MODERN, undefined), old).map(({ kind }) => kind)
    expect(kinds).toEqual(['key exchange method', 'host key type', 'cipher'])
  })

  it('need no common MAC for a cipher that authenticates', () => {
    const gcm = { ...offerTo(MODERN, undefined), macsToDevice: ['none'], macsFromDevice: ['none'] }
    expect(disagreements(offerTo(MODERN, undefined), gcm)).toEqual([])
    const ciphers = { ciphersToDevice: ['aes128-ctr'], ciphersFromDevice: ['aes128-ctr'] }
    const kinds = disagreements(offerTo(MODERN, undefined), { ...gcm, ...ciphers })
    expect(kinds).toMatchObject([{ kind: 'MAC', theirs: ['none'] }])
  })

  it('that are told apart by direction name the one that is missing', () => {
    const oneWay = { ...offerTo(MODERN, undefined), ciphersFromDevice: ['des-cbc'] }
    expect(disagreements(offerTo(MODERN, undefined), oneWay)).toMatchObject([
      { kind: 'cipher from the device', theirs: ['des-cbc'] },
    ])
  })
})

describe('the error of a failed handshake', () => {
  it('names legacy exactly when legacy would agree with the device', () => {
    const kinds = fc.record({
      kex: fc.subarray([...LEGACY.kex, 'x-kex'], { minLength: 1 }),
      hostKeys: fc.subarray([...LEGACY.hostKeys, 'x-key'], { minLength: 1 }),
      ciphers: fc.subarray([...LEGACY.ciphers, 'x-cipher'], { minLength: 1 }),
      macs: fc.subarray([...LEGACY.macs, 'x-mac'], { minLength: 1 }),
    })
    fc.assert(
      fc.property(kinds, (names) => {
        const theirs = offerTo(names, undefined)
        const failsNow = disagreements(offerTo(MODERN, IDENTIFICATION), theirs).length > 0
        const wouldWork = disagreements(offerTo(LEGACY, IDENTIFICATION), theirs).length === 0
        const { message, isLegacyEnough } = failure(theirs)
        expect(isLegacyEnough).toBe(failsNow && wouldWork)
        expect(message.includes("algorithms: 'legacy' has what")).toBe(failsNow && wouldWork)
      }),
    )
  })

  it('does not name it when it is in use already', () => {
    expect(failure({ ...old, kex: ['x-kex'] }, LEGACY).message).toContain("'legacy' would not help")
  })

  it('knows that ssh2 offers no group exchange to Cisco-1.25', () => {
    expect(failure(old).isLegacyEnough).toBe(true)
    const onlyGroupExchange = { ...old, kex: ['diffie-hellman-group-exchange-sha1'] }
    expect(failure(onlyGroupExchange).isLegacyEnough).toBe(false)
    expect(failure(onlyGroupExchange, LEGACY).message).toMatch(
      /no key exchange method in common.*offers diffie-hellman-group-exchange-sha1; we offer (?!.*group-exchange)/,
    )
  })

  it('without offers tells what ssh2 says', () => {
    expect(failure(undefined).message).toContain(
      'no matching algorithm. Does the port speak SSH 2?',
    )
  })
})
