/** Whether an interface exists only because it is configured. */
export function isVirtual(name: string): boolean {
  return /^(Loopback|Vlan|Tunnel|Port-channel)/i.test(name)
}
