/** IOS prints no more of a neighbour's name. */
const CUT = 20

/**
 * The host that a neighbour's name means. A device may tell its domain, too; and the name may be cut, if only one
 * host can be meant.
 *
 * @param told - What a table of LLDP says.
 * @param hosts - Names in the inventory.
 * @returns `undefined` where it is none of them.
 */
export function hostCalled(told: string, hosts: readonly string[]): string | undefined {
  const exact = hosts.find((name) => told === name || told.startsWith(`${name}.`))
  if (exact !== undefined || told.length < CUT) return exact
  const begun = hosts.filter((name) => name.startsWith(told))
  return begun.length === 1 ? begun[0] : undefined
}
