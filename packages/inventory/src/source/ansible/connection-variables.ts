import type { Variable } from './variable.ts'

/**
 * Variables that say how to reach a device, by what they are here. Of several that are set the last one
 * counts, whatever their levels, as in Ansible's SSH plugins.
 */
const NAMES = {
  hostname: ['ansible_host', 'ansible_ssh_host'],
  port: ['ansible_port', 'ansible_ssh_port'],
  username: ['ansible_user', 'ansible_ssh_user'],
  password: ['ansible_password', 'ansible_ssh_pass', 'ansible_ssh_password'],
  platform: ['ansible_network_os'],
  keyFile: ['ansible_private_key_file', 'ansible_ssh_private_key_file'],
  passphrase: ['ansible_private_key_passphrase', 'ansible_ssh_private_key_passphrase'],
  enableSecret: ['ansible_become_password', 'ansible_become_pass', 'ansible_enable_pass'],
  jumpHosts: ['ansible_ssh_common_args'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** What a variable can say about the way to a device: an attribute, or an extra of the SSH plugin. */
export type ConnectionField = keyof typeof NAMES

/** Fields that are extras; these go together, since nornir takes extras of one level as a whole. */
const EXTRAS: ReadonlySet<ConnectionField> = new Set([
  'keyFile',
  'passphrase',
  'enableSecret',
  'jumpHosts',
])

const FIELDS = Object.keys(NAMES) as ConnectionField[]
const ALL_NAMES: ReadonlySet<string> = new Set(Object.values(NAMES).flat())

/** Which variable decides each field. */
export interface ConnectionVariables {
  readonly attributes: ReadonlyMap<ConnectionField, Variable>
  /** Undefined: nothing is said, and so those of a weaker level count. */
  readonly extras: ReadonlyMap<ConnectionField, Variable> | undefined
}

/** Gives a variable as Ansible resolves it. */
export type GetVariable = (name: string) => Variable | undefined

/** Whether a variable says how to reach a device. */
export function isConnectionVariable(name: string): boolean {
  return ALL_NAMES.has(name)
}

/** The variable for a field that is `null`, which says that nothing is set. */
export function nullFor(field: ConnectionField, get: GetVariable): Variable | undefined {
  return NAMES[field].map(get).find((variable) => variable?.value === null)
}

/**
 * Finds the variable that decides each field.
 *
 * @param get - Gives the variables.
 */
export function decideConnection(get: GetVariable): ConnectionVariables {
  const attributes = new Map<ConnectionField, Variable>()
  const extras = new Map<ConnectionField, Variable>()
  for (const field of FIELDS) {
    const set = NAMES[field]
      .map(get)
      .filter((variable) => variable != null && variable.value !== null)
    const last = set.at(-1)
    if (last !== undefined) (EXTRAS.has(field) ? extras : attributes).set(field, last)
  }
  return { attributes, extras }
}
