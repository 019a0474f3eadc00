/**
 * Wraps a session so that it can be taken back: once `checkUsable` throws, so does every use of the
 * wrapper. Methods run on the session itself, so that private fields work. Other objects that the
 * session gives out are not wrapped: they last until the session is closed.
 *
 * A session that a task keeps in a variable outlives the task; this is what keeps late code away
 * from the device.
 *
 * @param session - The session.
 * @param checkUsable - Throws once the session may no longer be used.
 */
export function revocable<Session extends object>(
  session: Session,
  checkUsable: () => void,
): Session {
  const methods = new Map<PropertyKey, { from: unknown; bound: unknown }>()

  function read(property: PropertyKey): unknown {
    checkUsable()
    const value: unknown = Reflect.get(session, property, session)
    if (typeof value !== 'function') return value
    const known = methods.get(property)
    if (known?.from === value) return known.bound
    const bound = (...args: unknown[]): unknown => {
      checkUsable()
      const returned: unknown = Reflect.apply(value, session, args)
      return returned === session ? wrapper : returned
    }
    methods.set(property, { from: value, bound })
    return bound
  }

  // The target is an empty object of the same class: a proxy over the session itself would have to
  // return its frozen methods unbound, and those could not read private fields.
  const target = Object.create(Reflect.getPrototypeOf(session)) as Session
  const wrapper: Session = new Proxy(target, {
    get: (_, property) => read(property),
    set: (_, property, value) => {
      checkUsable()
      return Reflect.set(session, property, value, session)
    },
    has: (_, property) => Reflect.has(session, property),
    ownKeys: () => Reflect.ownKeys(session),
    getOwnPropertyDescriptor: (_, property) => {
      const descriptor = Reflect.getOwnPropertyDescriptor(session, property)
      return descriptor && { ...descriptor, configurable: true }
    },
  })
  return wrapper
}
