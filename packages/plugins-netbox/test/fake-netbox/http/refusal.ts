/** An answer that is not 200; the body is what the framework of the real server makes of it. */
export class Refusal extends Error {
  /** Status code. */
  readonly status: number
  /** What becomes the body, as JSON. */
  readonly body: unknown

  constructor(status: number, body: unknown) {
    super(`${status} ${JSON.stringify(body)}`)
    this.status = status
    this.body = body
  }
}

/** Refuses with a `detail`. */
export function refuse(status: number, detail: string): Refusal {
  return new Refusal(status, { detail })
}
