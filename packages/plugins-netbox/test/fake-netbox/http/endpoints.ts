import type { Change, Device, VirtualMachine } from '../estate/estate.ts'
import type { Collection } from './collection.ts'
import { type Endpoint, Renderer } from './renderer.ts'

/** What every object has that is listed. */
export interface Listed {
  readonly id: number
  readonly name: string | null
}

/** The lists that grow and shrink. */
export interface Machines {
  readonly changes: Collection<Change>
  readonly devices: Collection<Device>
  readonly virtualMachines: Collection<VirtualMachine>
}

/** What is served at one path, whatever its objects are. */
export interface Served {
  readonly renderer: Renderer<Listed>
  readonly find: (id: string) => Listed | undefined
}

/** What is served, by path. */
export class Endpoints {
  readonly #served = new Map<string, Served>()

  /** Serves objects at `/api/<path>/`; `numberOf` reads the identity in the path of one. */
  add<Item extends Listed>(
    path: string,
    endpoint: Endpoint<Item>,
    numberOf: (id: string) => number | undefined = decimal,
  ): void {
    this.#served.set(`/api/${path}/`, {
      // It is given what `find` and its own pages found, which are Items.
      renderer: new Renderer<Item>(endpoint) as unknown as Renderer<Listed>,
      find: (id) => {
        const number = numberOf(id)
        return number === undefined ? undefined : endpoint.collection.find(number)
      },
    })
  }

  /** What is served at a path, which ends with a slash. */
  at(path: string): Served | undefined {
    return this.#served.get(path)
  }
}

function decimal(id: string): number | undefined {
  return /^\d+$/.test(id) ? Number(id) : undefined
}
