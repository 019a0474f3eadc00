/** What a device and a virtual machine can be told; what is left out is nothing, or the first. */
export interface MachineSeed {
  /** Default: none. */
  readonly name?: string | null
  /** Default: `active`. */
  readonly status?: string
  /** Slug. */
  readonly role?: string
  /** Slug. */
  readonly platform?: string
  /** Slug. */
  readonly tenant?: string
  /** Slug. */
  readonly site?: string
  /** Name. */
  readonly cluster?: string
  /** With its mask. */
  readonly ip4?: string
  /** With its mask. */
  readonly ip6?: string
  /** What `ip4` is translated to, with mask. */
  readonly natOutside?: string
  readonly dnsName?: string
  readonly serial?: string
  readonly description?: string
  readonly comments?: string
  readonly localContext?: Readonly<Record<string, unknown>>
  /** Slugs. */
  readonly tags?: readonly string[]
  /** As they are stored: the value of a selection, the ids of sites. */
  readonly customFields?: Readonly<Record<string, unknown>>
  /** ISO 8601; default: a minute after the one before. */
  readonly lastUpdated?: string
}

/** A device to be. */
export interface DeviceSeed extends MachineSeed {
  /** Slug. */
  readonly deviceType?: string
  readonly assetTag?: string
  /** Slug of a location of the site. */
  readonly location?: string
  /** Name of a rack of the site. */
  readonly rack?: string
  readonly position?: number
  /** With its mask. */
  readonly oobIp?: string
  readonly virtualChassis?: {
    /** Devices that name the same one form it. */
    readonly name: string
    readonly position: number
    readonly priority?: number
    readonly isMaster?: boolean
  }
}

/** A virtual machine to be. */
export interface VirtualMachineSeed extends MachineSeed {
  readonly vcpus?: number
  readonly memory?: number
}
