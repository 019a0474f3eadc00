import { waitFor } from '@nornir-ts/kernel'
import { rememberOrigin } from '../../data/origin.ts'
import { callSource } from '../function/call-source.ts'
import { ownedData } from '../function/owned-data.ts'
import type { InventorySource } from '../inventory-source.ts'
import { fetchDocument } from './fetch-document.ts'
import { checkedRequest, type HttpInventoryOptions } from './http-options.ts'
import { readDocument } from './read-document.ts'
import { shownUrl } from './shown-url.ts'

/**
 * Gets an inventory as a JSON document, in the shape of `InventoryData` or turned into it by `map`. The
 * source is remote: secret references to files and programs are refused.
 *
 * The request is sent up to three times while what goes wrong may pass: 429, 502, 503, 504, a server that
 * does not answer or hangs up. `Retry-After` is heeded as far as `timeoutMs` allows. Redirects are followed,
 * without the headers given here once they lead to another origin.
 *
 * `load` rejects with {@link HttpConnectionError}, {@link HttpTimeoutError}, {@link HttpStatusError},
 * {@link HttpRedirectError}, {@link HttpContentError}, {@link HttpSizeError}, {@link HttpDocumentError}; with
 * {@link InventorySourceError} when `map` throws, and with {@link InventoryShapeError} for what is no inventory.
 *
 * @example
 * ```ts
 * import { httpInventory } from '@nornir-ts/inventory'
 * import { Secret } from '@nornir-ts/kernel'
 *
 * const source = httpInventory({
 *   url: 'https://racks.example/inventory.json',
 *   headers: { Authorization: new Secret(`Bearer ${process.env['RACKS_TOKEN']}`) },
 * })
 * ```
 *
 * @param options - Where the document is, and how to ask for it.
 * @throws {@link HttpOptionError} when an option makes no sense.
 */
export function httpInventory(options: HttpInventoryOptions): InventorySource {
  const request = checkedRequest(options)
  const name = `HttpInventory ${shownUrl(request.url)}`
  const { map } = options
  return {
    name,
    remote: true,
    load: async (signal) => {
      signal?.throwIfAborted()
      const document = readDocument(await fetchDocument(request, signal))
      if (map === undefined) {
        const data = ownedData(document.value, name)
        rememberOrigin(data, document.locate)
        return data
      }
      const mapping = async (): Promise<unknown> => map(document.value)
      return ownedData(await callSource(name, signal, () => waitFor(mapping(), signal)), name)
    },
  }
}
