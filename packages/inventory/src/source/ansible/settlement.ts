import type { AnsibleGraph, AnsibleGroup, AnsibleHost } from './ansible-graph.ts'
import { AnsibleValueError } from './ansible-value-error.ts'
import {
  type ConnectionField,
  type ConnectionVariables,
  decideConnection,
  isConnectionVariable,
  nullFor,
} from './connection-variables.ts'
import { GroupOrder } from './group-order.ts'
import type { Variable, Variables } from './variable.ts'
import type { VarsFiles } from './vars-files.ts'

/** What a group or host of nornir says itself, so that its resolution comes to what Ansible's does. */
export interface Settled {
  /** Groups to list, the strongest first. */
  readonly groups: readonly AnsibleGroup[]
  /** Own variables. */
  readonly variables: Variables
  /** What of the connection is its own. */
  readonly connection: ConnectionVariables
}

/** What all hosts have in common that are in the same groups. */
interface Membership extends Settled {
  /** What Ansible gives to a host there that says nothing itself. */
  readonly view: Variables
  /** What nornir would give to it, if it lists the groups and says nothing. */
  readonly inherited: Inherited
}

interface Inherited {
  readonly variables: Variables
  readonly connection: ConnectionVariables
}

/**
 * Carries Ansible's precedence over to nornir's.
 *
 * Ansible sorts all groups above a host by depth, priority and name, and lets every file of `group_vars` win
 * over every variable of an inventory file. Nornir goes through the listed groups depth first. Where the two
 * come to different values, what is below says the right one itself: a group, as far as that is enough, else
 * the host. So groups are settled from the top down, and a host with one group never has to say anything.
 */
export class Settlement {
  readonly #graph: AnsibleGraph
  readonly #files: VarsFiles
  readonly #order: GroupOrder
  readonly #settled = new Map<AnsibleGroup, Settled>()
  readonly #lineages = new Map<AnsibleGroup, readonly AnsibleGroup[]>()
  readonly #memberships = new Map<string, Membership>()

  constructor(graph: AnsibleGraph, files: VarsFiles) {
    this.#graph = graph
    this.#files = files
    this.#order = new GroupOrder(graph)
    for (const group of this.#order.parentsFirst) {
      const view = this.#resolve([group])
      this.#settled.set(group, this.#settle(this.#listed(group.parents), view))
      this.#withParents(group) // once from the top down, so that no way up is gone twice
    }
  }

  /** What a group says itself. */
  group(group: AnsibleGroup): Settled {
    return this.#settled.get(group) as Settled
  }

  /** What a host says itself. */
  host(host: AnsibleHost): Settled {
    const membership = this.#membership(host.groups)
    const own = new Map<string, Variable>(host.variables)
    for (const file of this.#files.get(host) ?? [])
      for (const [name, said] of file) own.set(name, said)
    if (own.size === 0) return membership
    const variables = new Map([...membership.variables, ...own])
    if (![...own.keys()].some(isConnectionVariable)) return { ...membership, variables }
    const get = (name: string): Variable | undefined => own.get(name) ?? membership.view.get(name)
    const connection = difference(membership.inherited.connection, decideConnection(get), get)
    return { ...membership, variables, connection }
  }

  #membership(groups: ReadonlySet<AnsibleGroup>): Membership {
    const listed = this.#listed(groups)
    const key = JSON.stringify(listed.map(({ name }) => name))
    const known = this.#memberships.get(key)
    if (known !== undefined) return known
    const view = this.#resolve(listed)
    const made = { ...this.#settle(listed, view), view, inherited: this.#inherited(listed) }
    this.#memberships.set(key, made)
    return made
  }

  /** The strongest group first; `all` only where there is no other, as all others lead to it. */
  #listed(groups: ReadonlySet<AnsibleGroup>): AnsibleGroup[] {
    const { all } = this.#graph
    const others = [...groups].filter((group) => group !== all)
    return this.#order.sort(others.length > 0 ? others : groups).reverse()
  }

  /** The variables that Ansible gives to a host in these groups. */
  #resolve(groups: readonly AnsibleGroup[]): Variables {
    const { all } = this.#graph
    const above = new Set(groups.flatMap((group) => [group, ...this.#order.ancestorsOf(group)]))
    above.delete(all)
    const sorted = this.#order.sort(above)
    const view = new Map<string, Variable>()
    const add = (variables: Variables | undefined): void => {
      for (const [name, variable] of variables ?? []) view.set(name, variable)
    }
    for (const group of [all, ...sorted]) add(group.variables)
    for (const variables of this.#files.get(all) ?? []) add(variables)
    const files = sorted.map((group) => this.#files.get(group) ?? [])
    const places = Math.max(0, ...files.map(({ length }) => length))
    for (let place = 0; place < places; place++) for (const some of files) add(some[place])
    return view
  }

  #settle(listed: readonly AnsibleGroup[], view: Variables): Settled {
    const inherited = this.#inherited(listed)
    const variables = new Map<string, Variable>()
    for (const [name, variable] of view) {
      if (inherited.variables.get(name) !== variable) variables.set(name, variable)
    }
    const get = (name: string): Variable | undefined => view.get(name)
    const connection = difference(inherited.connection, decideConnection(get), get)
    return { groups: listed, variables, connection }
  }

  /** What nornir gives to what lists these groups. */
  #inherited(listed: readonly AnsibleGroup[]): Inherited {
    const levels = new Set(listed.flatMap((group) => this.#withParents(group)))
    const variables = new Map<string, Variable>()
    const attributes = new Map<ConnectionField, Variable>()
    let extras: ConnectionVariables['extras']
    for (const group of [...levels].reverse()) {
      const settled = this.group(group)
      for (const [name, variable] of settled.variables) variables.set(name, variable)
      for (const [field, variable] of settled.connection.attributes) attributes.set(field, variable)
      extras = settled.connection.extras ?? extras
    }
    return { variables, connection: { attributes, extras } }
  }

  /** Depth first, left to right, each once at its first place, as nornir goes through groups. */
  #withParents(group: AnsibleGroup): readonly AnsibleGroup[] {
    const known = this.#lineages.get(group)
    if (known !== undefined) return known
    const above = this.group(group).groups.flatMap((parent) => this.#withParents(parent))
    const lineage = [...new Set([group, ...above])]
    this.#lineages.set(group, lineage)
    return lineage
  }
}

/** What has to be said so that `inherited` becomes `wanted`. */
function difference(
  inherited: ConnectionVariables,
  wanted: ConnectionVariables,
  get: (name: string) => Variable | undefined,
): ConnectionVariables {
  const attributes = new Map(wanted.attributes)
  for (const [field, variable] of inherited.attributes) {
    if (wanted.attributes.get(field) === variable) attributes.delete(field)
    else if (!wanted.attributes.has(field)) throw cannotUnset(nullFor(field, get) ?? variable)
  }
  const fields = new Set([...(inherited.extras?.keys() ?? []), ...(wanted.extras?.keys() ?? [])])
  const isSame = [...fields].every(
    (field) => inherited.extras?.get(field) === wanted.extras?.get(field),
  )
  return { attributes, extras: isSame ? undefined : (wanted.extras ?? new Map()) }
}

function cannotUnset({ name, place }: Variable): Error {
  return new AnsibleValueError({
    ...place(),
    variable: name,
    expected: 'a value (a group above has one, which null cannot take away here)',
    received: 'null',
  })
}
