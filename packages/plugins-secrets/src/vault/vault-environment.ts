/**
 * Reads what Vault's and OpenBao's own command lines read. OpenBao's name wins, as it does there.
 *
 * @param name - The name without its first word, e.g. `ADDR`.
 * @returns Undefined when it is not set, or empty.
 */
export function fromEnvironment(
  name: 'ADDR' | 'TOKEN' | 'NAMESPACE' | 'CACERT',
): string | undefined {
  return process.env[`BAO_${name}`] || process.env[`VAULT_${name}`] || undefined
}
