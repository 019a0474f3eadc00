import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { layOutNetBox } from './answer/endpoints.ts'
import type { Look } from './answer/look.ts'
import { createEstate } from './estate/create-estate.ts'
import type { Change, Device, Estate, VirtualMachine } from './estate/estate.ts'
import type { DeviceSeed, VirtualMachineSeed } from './estate/machine-seed.ts'
import { settleDevice, settleVirtualMachine } from './estate/settle.ts'
import { Collection } from './http/collection.ts'
import { deliver } from './http/deliver.ts'
import type { Machines } from './http/endpoints.ts'
import { type Fault, Faults } from './http/fault.ts'
import type { LoggedRequest } from './http/request-log.ts'
import { respond, type Service } from './http/respond.ts'
import type { FakeNetBoxOptions } from './http/server-options.ts'
import { knownTokens } from './http/tokens.ts'
import { layOutNautobot } from './nautobot/endpoints.ts'
import { profiles } from './profile.ts'

/** A server that speaks like NetBox, as far as readers of an inventory go. */
export interface FakeNetBox {
  /** Where it is, without a slash at the end. */
  readonly url: string
  /** What it was asked, in order. */
  readonly requests: readonly LoggedRequest[]
  /** What it holds. */
  readonly estate: Estate
  /** Adds a device, with the next id. */
  readonly insertDevice: (seed: DeviceSeed) => Device
  /** Changes a device; its `lastUpdated` too, unless that is given. */
  readonly updateDevice: (id: number, changes: Partial<Device>) => Device
  /** Deletes a device. */
  readonly deleteDevice: (id: number) => void
  /** Adds a virtual machine, with the next id. */
  readonly insertVirtualMachine: (seed: VirtualMachineSeed) => VirtualMachine
  /** Logs a change of something else; at the present time, unless another is given. */
  readonly logChange: (
    change: Omit<Change, 'id' | 'name' | 'time'> & { readonly time?: string },
  ) => void
  /** Deletes a virtual machine. */
  readonly deleteVirtualMachine: (id: number) => void
  /** Lets something go wrong from now on. */
  readonly addFault: (fault: Fault) => void
  /** From now on all goes well. */
  readonly clearFaults: () => void
  /** Forgets the requests so far. */
  readonly clearRequests: () => void
  /** Ends it and all its connections. */
  readonly close: () => Promise<void>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/**
 * Starts a fake NetBox on 127.0.0.1. The same options give the same answers.
 *
 * @param options - Whose behaviour, what it holds, what goes wrong.
 */
export async function startFakeNetBox(options: FakeNetBoxOptions = {}): Promise<FakeNetBox> {
  const estate = options.estate ?? createEstate(options)
  const devices = new Collection(estate.devices)
  const virtualMachines = new Collection(estate.virtualMachines)
  const changes = new Collection(estate.changes)
  const faults = new Faults()
  for (const fault of options.faults ?? []) faults.add(fault)
  const requests: LoggedRequest[] = []
  const startedAt = performance.now()
  const basePath = options.basePath ?? ''
  let underWay = 0

  const server = createServer((request, response) => {
    const url = new URL(`http://fake${request.url ?? '/'}`)
    underWay += 1
    response.once('close', () => {
      underWay -= 1
    })
    const logged: LoggedRequest = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      atMs: performance.now() - startedAt,
      status: undefined,
      underWay,
    }
    requests.push(logged)
    const mishap = faults.next(logged)
    if (mishap?.kind === 'meanwhile') mishap.run()
    request.resume()
    if (!url.pathname.startsWith(`${basePath}/`)) url.pathname = '/none'
    else url.pathname = url.pathname.slice(basePath.length)
    const answer = respond(request, url, service)
    response.once('finish', () => {
      logged.status = response.statusCode
    })
    deliver(response, answer, mishap)
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const service = createService(options, {
    estate,
    machines: { changes, devices, virtualMachines },
    origin: `${options.publicOrigin ?? own}${basePath}`,
  })

  const clock = { step: estate.devices.length + 100_000 }
  const touch = (): string => {
    clock.step += 1
    return new Date(Date.UTC(2026, 0, 1) + clock.step * 60_000).toISOString()
  }
  const close = async (): Promise<void> => {
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }
  return {
    url: `${own}${basePath}`,
    requests,
    estate,
    insertDevice: (seed) =>
      devices.insert((id) => settleDevice(estate, { lastUpdated: touch(), ...seed }, id)),
    updateDevice: (id, changes) => {
      const device = devices.find(id)
      if (device === undefined) throw new Error(`there is no device ${id}`)
      const changed = { ...device, lastUpdated: touch(), ...changes }
      devices.replace(changed)
      return changed
    },
    deleteDevice: (id) => devices.delete(id),
    insertVirtualMachine: (seed) =>
      virtualMachines.insert((id) =>
        settleVirtualMachine(estate, { lastUpdated: touch(), ...seed }, id),
      ),
    logChange: (change) =>
      void changes.insert((id) => ({ time: new Date().toISOString(), ...change, id, name: null })),
    deleteVirtualMachine: (id) => virtualMachines.delete(id),
    addFault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    clearRequests: () => {
      requests.length = 0
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

interface Grounds {
  readonly estate: Estate
  readonly machines: Machines
  readonly origin: string
}

function createService(options: FakeNetBoxOptions, grounds: Grounds): Service {
  const profile = profiles[options.profile ?? '4.7']
  const look: Look = { profile, estate: grounds.estate, origin: grounds.origin }
  return {
    look,
    endpoints:
      profile.name === 'nautobot'
        ? layOutNautobot(look, grounds.machines)
        : layOutNetBox(look, grounds.machines),
    paging: {
      profile,
      defaultPageSize: options.defaultPageSize ?? 50,
      maxPageSize: options.maxPageSize ?? 1000,
    },
    tokens: [...knownTokens, ...(options.tokens ?? [])],
    loginRequired: options.loginRequired ?? true,
    version: options.version ?? profile.version,
  }
}
