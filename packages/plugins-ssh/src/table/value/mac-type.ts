/** Flags of Junos: dynamic, static or persistently static first, then what matters less. */
const FLAGS = /^([DSP])(?:,?(?:SE|NM|L|P|C|R|O|S)){0,6}$/

/**
 * How an address came into a table, in one word for all vendors: `dynamic` (learned), `static` (configured, or
 * the device's own); another word of the device in lower case, such as `system` or `secure`; or `''`.
 *
 * @param text - What the device wrote: `DYNAMIC`, or flags of Junos such as `DL` and `S,NM`, or `Learn`.
 */
export function macTypeOf(text: string): string {
  const [, flag] = FLAGS.exec(text) ?? []
  if (flag !== undefined) return flag === 'D' ? 'dynamic' : 'static'
  const lower = text.toLowerCase()
  return lower === 'learn' ? 'dynamic' : lower
}
