import { FortiNode } from './configuration/forti-node.ts'
import { type FortiDeviceOptions, factoryConfiguration } from './factory-configuration.ts'

/** The state of one FortiOS device, shared by all sessions on it. What is applied is saved, too. */
export class FortiDevice {
  /** The time of the device. */
  readonly now: () => Date
  /** Everything that is configured; of a device that is divided, what is common to its domains. */
  readonly root: FortiNode
  /** Its virtual domains, by name; empty where it is not divided. */
  readonly vdoms: Map<string, FortiNode>
  /** Cuts everybody off: the device reboots. */
  readonly reload: () => void
  #salts = 0

  /** @param options - See {@link FortiDeviceOptions}. */
  constructor(options: FortiDeviceOptions) {
    this.now = options.now
    this.root = factoryConfiguration(options)
    const names = options.vdoms === undefined ? [] : ['root', ...options.vdoms]
    this.vdoms = new Map(names.map((name) => [name, new FortiNode()]))
    this.reload = options.onReload
  }

  /** Whether it is divided into virtual domains (`set vdom-mode multi-vdom`). */
  get isDivided(): boolean {
    return this.vdoms.size > 0
  }

  /** As it is configured. */
  get hostname(): string {
    return (
      this.root.sections.get('system global')?.values.get('hostname')?.[0] ?? 'FortiGate-VM64-KVM'
    )
  }

  /** Whether long output is shown in pages, for everybody (`config system console`). */
  get isPaged(): boolean {
    const output = this.root.sections.get('system console')?.values.get('output')
    return output?.[0] !== 'standard'
  }

  /** What secrets are shown with this time. */
  nextSalt(): string {
    this.#salts++
    return `${this.#salts} `
  }
}
