import type { ParsedCommand } from '../../grammar/parse-command.ts'
import type { IosLikeSession } from '../../ios-like/command-line/session.ts'
import type { ConfigLine } from '../../ios-like/configuration/configuration.ts'

/**
 * EOS refuses a network that another interface has (cli-dialects 4.2: `% Subnet … overlaps`; the rest of the
 * sentence [K]).
 */
export function refusePrefix(
  { configuration, section }: IosLikeSession,
  { args }: ParsedCommand<unknown>,
): string | undefined {
  const [prefix = ''] = args
  for (const other of configuration.startingWith('interface ')) {
    const taken = other === section ? undefined : overlapping(other, prefix)
    if (taken !== undefined) {
      const name = other.id.slice('interface '.length)
      return `% Subnet ${network(prefix)} overlaps with existing subnet ${network(taken)} of ${name}\n`
    }
  }
  return undefined
}

function overlapping({ children = [] }: ConfigLine, prefix: string): string | undefined {
  const prefixes = children.map(({ text }) => /^ip address (\S+\/\d+)/.exec(text)?.[1])
  return prefixes.find((other) => other !== undefined && overlaps(other, prefix))
}

function overlaps(one: string, other: string): boolean {
  const length = Math.min(lengthOf(one), lengthOf(other))
  return masked(one, length) === masked(other, length)
}

function network(prefix: string): string {
  const bits = masked(prefix, lengthOf(prefix))
  return `${[24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join('.')}/${lengthOf(prefix)}`
}

function lengthOf(prefix: string): number {
  return Number(prefix.split('/')[1])
}

function masked(prefix: string, length: number): number {
  const [address = ''] = prefix.split('/')
  const bits = address.split('.').reduce((sum, part) => (sum << 8) | Number(part), 0)
  return length === 0 ? 0 : bits & (-1 << (32 - length))
}
