import { Secret } from '@nornir-ts/kernel'
import type { AttributesData } from '../../data/inventory-data.ts'
import { AnsibleTemplateError, AnsibleValueError } from './ansible-value-error.ts'
import type { ConnectionField, ConnectionVariables } from './connection-variables.ts'
import { readSshArguments } from './jump-hosts.ts'
import type { Reading } from './reading.ts'
import { kindOf, type Variable } from './variable.ts'

/** Makes values of nornir of the variables that say how to reach a device. */
export class ConnectionValues {
  readonly #platforms: Readonly<Record<string, string>>
  readonly #reading: Reading

  /**
   * @param platforms - Our platforms by values of `ansible_network_os`; one that is not there is kept as it is.
   * @param reading - Is told what cannot be honoured.
   */
  constructor(platforms: Readonly<Record<string, string>>, reading: Reading) {
    this.#platforms = platforms
    this.#reading = reading
  }

  /**
   * Gives attributes.
   *
   * @throws {@link AnsibleTemplateError}, {@link AnsibleValueError}.
   */
  attributes({ attributes }: ConnectionVariables): AttributesData {
    return Object.fromEntries(
      Array.from(attributes, ([field, variable]) => [field, this.#value(field, variable)]),
    )
  }

  /**
   * Gives extras of the SSH plugin; undefined: none of this level.
   *
   * @throws {@link AnsibleTemplateError}, {@link AnsibleValueError}.
   */
  extras({ extras }: ConnectionVariables): Readonly<Record<string, unknown>> | undefined {
    if (extras === undefined) return undefined
    const values = Array.from(extras, ([field, variable]) => [field, this.#value(field, variable)])
    return Object.fromEntries(values.filter(([, value]) => value !== undefined))
  }

  #value(field: ConnectionField, variable: Variable): unknown {
    const { name, place } = variable
    if (variable.hasTemplate) throw new AnsibleTemplateError({ ...place(), variable: name })
    if (field === 'port') return portOf(variable)
    const text = textOf(variable)
    if (field === 'platform') {
      return Object.hasOwn(this.#platforms, text) ? this.#platforms[text] : text
    }
    if (field === 'jumpHosts') return this.#jumpHosts(variable, text)
    const isSecret = field === 'password' || field === 'passphrase' || field === 'enableSecret'
    return isSecret ? new Secret(text) : text
  }

  #jumpHosts({ name, place }: Variable, text: string): readonly string[] | undefined {
    const { jumpHosts, hasOthers } = readSshArguments(text)
    if (hasOthers) {
      this.#reading.remark('says more than ProxyJump, which is not honoured here', name, place)
    }
    return jumpHosts
  }
}

function portOf(variable: Variable): number {
  const { value } = variable
  const port = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  const isPort = typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= 65_535
  if (!isPort) throw wrong(variable, 'a port from 1 to 65535')
  return port
}

/** Numbers of INI files are texts to Ansible, too, in the way that Python writes them. */
function textOf(variable: Variable): string {
  const { value, written } = variable
  if (typeof value === 'string') return value
  if (typeof value === 'number' && String(value) === written) return written
  throw wrong(variable, 'a text (quote it)')
}

function wrong({ name, value, place }: Variable, expected: string): AnsibleValueError {
  const received = typeof value === 'number' && /port$/.test(name) ? String(value) : kindOf(value)
  return new AnsibleValueError({ ...place(), variable: name, expected, received })
}
