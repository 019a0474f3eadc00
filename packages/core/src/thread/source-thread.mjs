// The entry of a thread where this package runs from its sources, as its own tests do: what loads TypeScript
// on the main thread does not load it here. The built package begins with thread.js.
// biome-ignore lint/correctness/noUndeclaredDependencies: nobody runs this from the published package.
import { register } from 'tsx/esm/api'

register()
export const { execute } = await import('./thread.ts')
