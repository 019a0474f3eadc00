import { isMap } from '@nornir-ts/kernel'
import type { JsonMap } from '../answer/row.ts'
import type { NetboxDevice } from '../device/netbox-device.ts'

/** Keys that name a secret; `snmp_community` too, which opens as much as a password does. */
const SECRET_KEY =
  /secret|pass(?!ive)|token|(?:api|auth|encryption|priv|private|shared)[_-]?key|community|credential|psk$/i

/** A device as it may be written to disk. */
export interface WithheldDevice {
  /** The device, without what looks like a secret. */
  readonly device: NetboxDevice
  /** Whether something was left out. */
  readonly isPart: boolean
}

/**
 * Leaves out what looks like a secret: texts in contexts and custom fields under keys that name one. References
 * (`{ $env: … }`) stay, they say only where the secret is.
 *
 * @param device - The device.
 */
export function withholdSecrets(device: NetboxDevice): WithheldDevice {
  const { configContext, localContext, customFields } = device
  const parts = { configContext, localContext, customFields }
  const found = { isPart: false }
  const kept = Object.fromEntries(
    Object.entries(parts).map(([name, value]) => [name, value && withoutSecrets(value, found)]),
  )
  return found.isPart ? { device: { ...device, ...kept }, isPart: true } : { device, isPart: false }
}

function withoutSecrets(value: JsonMap, found: { isPart: boolean }): JsonMap {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      if (SECRET_KEY.test(key) && holdsText(item)) {
        found.isPart = true
        return []
      }
      return [[key, below(item, found)]]
    }),
  )
}

function below(value: unknown, found: { isPart: boolean }): unknown {
  if (Array.isArray(value)) return value.map((item) => below(item, found))
  return isMap(value) ? withoutSecrets(value, found) : value
}

/** A number may be a PIN; a yes or no is no secret. */
function holdsText(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsText)
  if (!isMap(value)) return typeof value === 'number' || (typeof value === 'string' && value !== '')
  const [key, ...others] = Object.keys(value)
  if (key !== undefined && others.length === 0 && /^\$./.test(key)) return false
  return Object.values(value).some(holdsText)
}
