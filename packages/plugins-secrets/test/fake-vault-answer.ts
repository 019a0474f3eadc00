import { randomBytes } from 'node:crypto'

/** Status and body. */
export type FakeAnswer = readonly [status: number, body: object]

/** An answer with data. */
export function answer(content: object, status = 200): FakeAnswer {
  const envelope = { request_id: newId(), lease_id: '', renewable: false, lease_duration: 0 }
  const empty = { data: null, wrap_info: null, warnings: null, auth: null }
  return [status, { ...envelope, ...empty, ...content }]
}

/** An answer that refuses. */
export function refuse(status: number, ...errors: readonly string[]): FakeAnswer {
  return [status, { errors }]
}

/** What is no one else's. */
export function newId(): string {
  return randomBytes(16).toString('hex')
}
