import { isMap } from '@nornir-ts/kernel'
import type { NetboxId, Row } from '../answer/row.ts'
import type { NetboxObject, NetboxPlatform } from './netbox-device.ts'

/** Which field of an object is what in {@link NetboxObject}. */
export interface ObjectFields {
  /** Its name. */
  readonly name: string
  /** Its slug, where it has one. */
  readonly slug: string
}

/**
 * Keeps one object for each site, role and so on: fifty thousand devices share a few hundred of them.
 */
export class SharedObjects {
  readonly #kinds = new Map<string, Map<NetboxId, NetboxObject>>()

  /**
   * Reads what a field refers to.
   *
   * @param row - The device.
   * @param field - The field, which is also what is shared under.
   * @param fields - Where name and slug are. Default: `name` and `slug`.
   */
  read(row: Row, field: string, fields?: ObjectFields): NetboxObject | undefined {
    const value = row.raw(field)
    // Nearly all are known: they need no second look.
    const id = isMap(value) ? (value['id'] as NetboxId) : undefined
    const known = id === undefined ? undefined : this.#kinds.get(field)?.get(id)
    if (known !== undefined) return known
    const related = row.row(field)
    return related && this.of(related, field, fields)
  }

  /**
   * Reads one object.
   *
   * @param row - The object.
   * @param kind - What is shared under.
   * @param fields - Where name and slug are.
   */
  of(
    row: Row,
    kind: string,
    { name, slug }: ObjectFields = { name: 'name', slug: 'slug' },
  ): NetboxObject {
    const { id } = row
    const known = this.#of(kind).get(id)
    if (known !== undefined) return known
    const text = row.requiredText(name)
    return this.keep(kind, {
      id,
      name: text,
      slug: row.text(slug) ?? text,
      ...(row.has('network_driver') && { networkDriver: row.text('network_driver') }),
    })
  }

  /**
   * Gives the one that is kept for an object, which is this one where there was none.
   *
   * @param kind - What is shared under.
   * @param object - The object.
   */
  keep<Kept extends NetboxObject | NetboxPlatform>(kind: string, object: Kept): Kept {
    const objects = this.#of(kind)
    const known = objects.get(object.id)
    if (known === undefined) objects.set(object.id, object)
    return (known as Kept | undefined) ?? object
  }

  #of(kind: string): Map<NetboxId, NetboxObject> {
    let objects = this.#kinds.get(kind)
    if (objects === undefined) {
      objects = new Map()
      this.#kinds.set(kind, objects)
    }
    return objects
  }
}
