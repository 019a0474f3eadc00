import type { SshOptions } from '../ssh-options.ts'
import type { OptionProblem } from './option-rule.ts'

/** What SSH does and telnet does not; over telnet it would be a safeguard that is none. */
const ofSshAlone = [
  'hostKeyAlias',
  'knownHostsFiles',
  'keyFile',
  'agent',
  'identitiesOnly',
  'algorithms',
  'forwardAgent',
  'keepaliveMs',
] as const satisfies readonly (keyof SshOptions)[]

/**
 * Finds options, given in one place, of which only one can hold.
 *
 * @param options - Right in themselves.
 */
export function findContradiction(options: SshOptions): OptionProblem | undefined {
  const { delayFactor = 1, fastCli, jumpHosts, openSocket, transport } = options
  if (fastCli === true && delayFactor !== 1) {
    const problem = 'is to wait less, and delayFactor to wait longer or less: give one of them'
    return { key: 'fastCli', problem }
  }
  const isBehindJump = jumpHosts !== undefined && [jumpHosts].flat().length > 0
  if (openSocket !== undefined && isBehindJump) {
    const problem = 'opens the way to the device, and so do jumpHosts: give one of them'
    return { key: 'openSocket', problem }
  }
  // With jump hosts these are for them.
  if (transport !== 'telnet' || isBehindJump) return undefined
  const isSet = (key: (typeof ofSshAlone)[number]) =>
    ![undefined, false].includes(options[key] as never)
  const key = options.hostKeys === 'strict' ? 'hostKeys' : ofSshAlone.find(isSet)
  return key && { key, problem: 'is of SSH; with transport "telnet" it has no effect' }
}
