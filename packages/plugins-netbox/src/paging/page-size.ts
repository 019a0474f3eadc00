/** A page is parsed in one go: a larger one would hold up everything else for too long. */
const MOST_BYTES = 3 * 2 ** 20
const SMALLEST = 10

/** How many objects are asked for at once: fewer where the server is slow, the objects are large, or it gives no more. */
export class PageSize {
  #rows: number

  /**
   * @param rows - To begin with.
   */
  constructor(rows: number) {
    this.#rows = rows
  }

  /** For the next page. */
  get rows(): number {
    return this.#rows
  }

  /**
   * Halves it. Several pages under way that fail together halve it once.
   *
   * @param used - What was asked for.
   */
  halve(used: number): void {
    this.#atMost(Math.floor(used / 2))
  }

  /**
   * Learns from a page that came.
   *
   * @param rows - Objects in it.
   * @param bytes - Its size.
   */
  learn(rows: number, bytes: number): void {
    if (bytes > MOST_BYTES) this.#atMost(Math.floor((rows * MOST_BYTES) / bytes))
  }

  /** The server gives no more than so many. */
  cap(rows: number): void {
    this.#rows = Math.min(this.#rows, rows)
  }

  #atMost(rows: number): void {
    this.#rows = Math.min(this.#rows, Math.max(rows, SMALLEST))
  }
}
