import type { ClassAddress } from './tag.ts'

type Namespace = Readonly<Record<string, unknown>>

/**
 * The error classes that both sides of a crossing can load: those of our packages, and those that modules of
 * the user export.
 */
export class ErrorClasses {
  readonly #load: (url: string) => Promise<Namespace>
  readonly #namespaces = new Map<string, Namespace>()
  readonly #addresses = new Map<unknown, ClassAddress>()

  /**
   * @param own - What is always known, by names under which both sides have it.
   * @param load - Imports a module of the user by its URL.
   */
  constructor(own: Readonly<Record<string, Namespace>>, load: (url: string) => Promise<Namespace>) {
    this.#load = load
    for (const [name, namespace] of Object.entries(own)) this.add(name, namespace)
  }

  /**
   * Whether the classes of a module are known already.
   *
   * @param module - Its URL, or the name of one of our packages.
   */
  has(module: string): boolean {
    return this.#namespaces.has(module)
  }

  /**
   * Makes the classes of a module known. One that cannot be loaded has none.
   *
   * @param module - Its URL, or the name of one of our packages.
   */
  async load(module: string): Promise<void> {
    if (this.has(module)) return
    this.add(module, await this.#load(module).catch(() => ({})))
  }

  /**
   * The same for a module that is loaded.
   *
   * @param module - Its URL.
   * @param namespace - What it exports.
   */
  add(module: string, namespace: Namespace): void {
    if (this.has(module)) return
    this.#namespaces.set(module, namespace)
    for (const [name, value] of Object.entries(namespace))
      if (isErrorClass(value) && !this.#addresses.has(value))
        this.#addresses.set(value, { module, export: name })
  }

  /**
   * Where the class of an error is to be had; undefined where no known module exports it.
   *
   * @param error - The error.
   */
  addressOf(error: Error): ClassAddress | undefined {
    // The class as such: an error may have a field that is called constructor, or be a proxy.
    const prototype: unknown = Object.getPrototypeOf(error)
    return this.#addresses.get(Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value)
  }

  /**
   * The class at an address; undefined where there is none.
   *
   * @param address - Given by {@link ErrorClasses.addressOf} of the other side.
   */
  at(address: ClassAddress): { readonly prototype: Error } | undefined {
    const value = this.#namespaces.get(address.module)?.[address.export]
    return isErrorClass(value) ? value : undefined
  }
}

function isErrorClass(value: unknown): value is { readonly prototype: Error } {
  return typeof value === 'function' && value.prototype instanceof Error
}
