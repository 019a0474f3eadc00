import { type RenderOptions, render } from '../configuration/render.ts'
import type { FortiDevice } from '../forti-device.ts'

/**
 * Everything that is configured; of a device that is divided first the list of its domains, then what is common to
 * them, then one after the other (experience [K]: the form of a backup).
 */
export function renderAll(device: FortiDevice, options: RenderOptions = {}): string {
  const { isDivided, root, vdoms } = device
  if (!isDivided) return render(root, options)
  const list = [...vdoms.keys()].map((name) => `edit ${name}\nnext\n`).join('')
  const each = [...vdoms].map(
    ([name, node]) => `\nconfig vdom\nedit ${name}\n${render(node, options)}end\n`,
  )
  return `\nconfig vdom\n${list}end\n\nconfig global\n${render(root, options)}end\n${each.join('')}`
}
