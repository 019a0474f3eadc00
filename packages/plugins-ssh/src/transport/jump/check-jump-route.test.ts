import { expect, it } from 'vitest'
import { targetOf } from '../../../test/transport-target.ts'
import type { SshServer } from '../ssh-target.ts'
import { checkJumpRoute } from './check-jump-route.ts'

const server = (hostname: string, fields: Partial<SshServer> = {}): SshServer =>
  targetOf({ hostname, port: 22, knownHostsFiles: [], ...fields })

/** A server behind others, the first to visit first. */
function behind(names: readonly string[], target: SshServer): SshServer {
  const last = names.at(-1)
  if (last === undefined) return target
  return { ...target, route: { kind: 'jump', through: behind(names.slice(0, -1), server(last)) } }
}
const check = (target: SshServer) => () => checkJumpRoute(target)
const jumps = (count: number): string[] => Array.from({ length: count }, (_, index) => `j${index}`)

it('lets ten jump hosts stand in a row, and no more', () => {
  expect(check(behind(jumps(10), server('r1')))).not.toThrow()
  expect(check(behind(jumps(11), server('r1')))).toThrow(/has more than 10 jump hosts/)
})

it('names the circle', () => {
  expect(check(behind(['a', 'b', 'A'], server('r1')))).toThrow(
    expect.objectContaining({
      code: 'JUMP_ROUTE',
      problem: 'loop',
      chain: ['a:22', 'b:22', 'A:22'],
    }),
  )
  expect(check(behind(['a', 'r1'], server('r1')))).toThrow(/a:22 → r1:22 → r1:22/)
})

it('finds the circle of a way without end', () => {
  const through: { -readonly [Key in keyof SshServer]: SshServer[Key] } = { ...server('a') }
  through.route = { kind: 'jump', through }
  expect(check(server('r1', { route: { kind: 'jump', through } }))).toThrow(/a:22 → a:22/)
})

it('takes one address with two aliases for two servers', () => {
  const far = server('10.0.0.1', { hostKeyAlias: 'far' })
  expect(check(behind(['10.0.0.1'], far))).not.toThrow()
})
