/**
 * Numbers of SFTP version 3 (draft-ietf-secsh-filexfer-02), as far as files are moved with it: `OPEN` and the like are
 * asked, `STATUS` and the like answered.
 */
export const SFTP = {
  INIT: 1,
  VERSION: 2,
  OPEN: 3,
  CLOSE: 4,
  READ: 5,
  WRITE: 6,
  FSTAT: 8,
  STAT: 17,
  STATUS: 101,
  HANDLE: 102,
  DATA: 103,
  ATTRS: 105,
  EXTENDED: 200,
  EXTENDED_REPLY: 201,
} as const

/** Flags of `OPEN`. */
export const OPEN_FLAG = { READ: 0x01, WRITE: 0x02, CREATE: 0x08, TRUNCATE: 0x10 } as const

/** Flags of attributes: which of them follow. */
export const ATTRIBUTE = { SIZE: 0x01, OWNER: 0x02, PERMISSIONS: 0x04 } as const

/** Codes of `STATUS`. */
export const STATUS = {
  OK: 0,
  EOF: 1,
  NO_SUCH_FILE: 2,
  PERMISSION_DENIED: 3,
  FAILURE: 4,
  UNSUPPORTED: 8,
} as const

/** A field of a message: a number of 32 bits, or text or bytes behind their length. */
export type SftpField = number | string | Uint8Array

const WORD = 2 ** 32

/** A number of 64 bits as two fields. */
export function long(value: number): readonly [number, number] {
  return [Math.floor(value / WORD), value % WORD]
}

/** Writes a message. */
export function encodeMessage(type: number, fields: readonly SftpField[]): Buffer {
  const sizes = fields.map((field) => {
    if (typeof field === 'number') return 0
    return typeof field === 'string' ? Buffer.byteLength(field) : field.length
  })
  const length = sizes.reduce((sum, size) => sum + 4 + size, 1)
  const message = Buffer.allocUnsafe(4 + length)
  message.writeUInt32BE(length, 0)
  let at = message.writeUInt8(type, 4)
  fields.forEach((field, index) => {
    if (typeof field === 'number') {
      at = message.writeUInt32BE(field, at)
      return
    }
    const size = sizes[index] ?? 0
    at = message.writeUInt32BE(size, at)
    if (typeof field === 'string') message.write(field, at, size)
    else message.set(field, at)
    at += size
  })
  return message
}

/** Reads the fields of a message, one after the other. */
export class FieldReader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  /** Whether there is anything left. */
  get hasMore(): boolean {
    return this.#at < this.#bytes.length
  }

  /** 32 bits; undefined: the message is shorter. */
  word(): number | undefined {
    if (this.#at + 4 > this.#bytes.length) return undefined
    this.#at += 4
    return this.#bytes.readUInt32BE(this.#at - 4)
  }

  /** 64 bits, exact up to 2^53; undefined: the message is shorter. */
  long(): number | undefined {
    const [high, low] = [this.word(), this.word()]
    return high === undefined || low === undefined ? undefined : high * WORD + low
  }

  /** Bytes behind their length, as a view; undefined: the message is shorter. */
  bytes(): Buffer | undefined {
    const length = this.word()
    if (length === undefined || this.#at + length > this.#bytes.length) return undefined
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }
}
