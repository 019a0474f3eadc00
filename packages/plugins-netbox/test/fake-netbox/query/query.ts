/** The parameters of a request, each with all its values. */
export class Query {
  readonly #parameters: URLSearchParams

  constructor(parameters: URLSearchParams) {
    this.#parameters = parameters
  }

  /** Every name, once. */
  get names(): string[] {
    return [...new Set(this.#parameters.keys())]
  }

  /** Whether the name is there, with or without a value. */
  has(name: string): boolean {
    return this.#parameters.has(name)
  }

  /** Django takes the last where one is wanted. */
  last(name: string): string | undefined {
    return this.all(name).at(-1)
  }

  /** All values of a name, in order. */
  all(name: string): string[] {
    return this.#parameters.getAll(name)
  }
}
