import type { ParsedCommand } from '../../grammar/parse-command.ts'
import type { IosLikeSession } from '../command-line/session.ts'
import type { ConfigLine } from './configuration.ts'

/**
 * Why IOS refuses an interface address: a mask with holes, or a network that another interface has
 * (cli-dialects 4.2: `Bad mask`, `… overlaps with …`).
 *
 * @returns What the device prints, or `undefined` when the address is fine.
 */
export function refuseAddress(
  { configuration, section }: IosLikeSession,
  { args }: ParsedCommand<unknown>,
): string | undefined {
  const [address = '', mask = ''] = args
  if (!isContiguous(toNumber(mask))) {
    return `Bad mask 0x${toNumber(mask).toString(16).toUpperCase()} for address ${address}\n`
  }
  const other = configuration
    .startingWith('interface ')
    .find((one) => one !== section && overlaps(one, { address, mask }))
  if (other === undefined) return undefined
  const network = toText(toNumber(address) & toNumber(mask))
  return `% ${network} overlaps with ${other.id.slice('interface '.length)}\n`
}

function overlaps(section: ConfigLine, net: { address: string; mask: string }): boolean {
  return (section.children ?? []).some(({ text }) => {
    const [, address, mask] = /^ip address (\S+) (\S+)/.exec(text) ?? []
    if (address === undefined || mask === undefined) return false
    const shared = toNumber(mask) & toNumber(net.mask)
    return ((toNumber(address) ^ toNumber(net.address)) & shared) === 0
  })
}

/** Whether all ones stand before all zeros. */
function isContiguous(mask: number): boolean {
  return /^1*0*$/.test(mask.toString(2).padStart(32, '0'))
}

function toNumber(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) >>> 0
}

function toText(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.')
}
