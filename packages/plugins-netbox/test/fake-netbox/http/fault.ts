import type { LoggedRequest } from './request-log.ts'

/** Something that goes wrong, and with which requests. */
export interface Fault {
  /** Only with requests that fulfil this. Default: all. */
  readonly when?: (request: LoggedRequest) => boolean
  /** Lets so many of them pass first. Default: 0. */
  readonly after?: number
  /** Then hits so many. Default: all. */
  readonly times?: number
  /** What happens. */
  readonly does: Mishap
}

/** What can happen to a request. */
export type Mishap =
  /** Another answer than the right one. */
  | {
      readonly kind: 'answer'
      readonly status: number
      /** Default: a page of HTML that names the status, as proxies send it. */
      readonly body?: string
      readonly headers?: Readonly<Record<string, string>>
    }
  /** The right answer, late. */
  | { readonly kind: 'slow'; readonly delayMs: number }
  /** No answer at all, or one that stops after the headers and so many bytes. */
  | { readonly kind: 'hang'; readonly afterBytes?: number }
  /** The connection ends after so many bytes of the body; without: before any answer. */
  | { readonly kind: 'cut'; readonly afterBytes?: number }
  /** The right answer without its last bytes, as if it were whole. */
  | { readonly kind: 'half'; readonly bytes: number }
  /** Something is done first, e.g. a host deleted; then the right answer. */
  | { readonly kind: 'meanwhile'; readonly run: () => void }

/** A proxy that finds no server behind it. */
export const badGateway: Mishap = { kind: 'answer', status: 502 }

/** A proxy that lost its patience. */
export const gatewayTimeout: Mishap = { kind: 'answer', status: 504 }

/** A gate that says when to come again: in so many seconds, or at a time. */
export function tooMany(retryAfter: number | Date): Mishap {
  const value = typeof retryAfter === 'number' ? `${retryAfter}` : retryAfter.toUTCString()
  return { kind: 'answer', status: 429, headers: { 'Retry-After': value } }
}

/** A single sign-on that answers everything with its own page. */
export const signOnPage: Mishap = {
  kind: 'answer',
  status: 200,
  body: '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Sign in</body></html>\n',
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
}

/** A proxy that gives up on pages above a size: 504. */
export function timesOutAbove(pageSize: number): Fault {
  return {
    when: ({ query }) => {
      const limit = Number(query.get('limit') ?? 50)
      return limit === 0 || limit > pageSize
    },
    does: gatewayTimeout,
  }
}

/** Keeps count of the faults of one server. */
export class Faults {
  readonly #faults = new Map<Fault, number>()

  /** Adds one; those added first strike first. */
  add(fault: Fault): void {
    this.#faults.set(fault, 0)
  }

  /** From now on all goes well. */
  clear(): void {
    this.#faults.clear()
  }

  /** What happens to this request, if anything. */
  next(request: LoggedRequest): Mishap | undefined {
    for (const [fault, seen] of this.#faults) {
      if (fault.when?.(request) === false) continue
      this.#faults.set(fault, seen + 1)
      const turn = seen - (fault.after ?? 0)
      if (turn >= 0 && turn < (fault.times ?? Number.POSITIVE_INFINITY)) return fault.does
    }
    return undefined
  }
}
