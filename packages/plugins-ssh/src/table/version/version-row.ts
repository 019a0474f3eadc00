import type { TableFamily } from '../table-family.ts'

/** What runs on a device. One row; of a virtual chassis of Junos one for each member, of any other stack the active one. */
export interface VersionRow {
  /** What the device calls itself; `''` where the device did not say, as EOS. */
  readonly hostname: string
  /** Release of the operating system, as the device writes it: `15.2(4)E10`, `4.28.9M`, `9.3(15)`, `21.4R3-S3.4`. */
  readonly version: string
  /** Hardware, as the device writes it: `WS-C3850-48U`, `DCS-7010T-48-R`, `Nexus9000 C9372PX`. */
  readonly model: string
  /** Serial number of the chassis; `''` where the device did not say, as Junos. */
  readonly serial_number: string
  /** File that was booted, with its file system: `flash:packages.conf`; `''` where the device did not say. */
  readonly image: string
  /** Seconds since the start, in digits, as exact as the device counts; `''` where it did not say, as Junos. */
  readonly uptime: string
  /** Why the device started last, in its words; `''` where it did not say. */
  readonly reload_reason: string
  /** `00:11:22:33:44:55`, of the chassis; `''` where the device did not say. */
  readonly mac_address: string
}

/** The columns of {@link VersionRow}. */
export const versionFamily: TableFamily<VersionRow> = {
  name: 'version',
  columns: {
    hostname: 'text',
    version: 'text',
    model: 'text',
    serial_number: 'text',
    image: 'text',
    uptime: 'seconds',
    reload_reason: 'text',
    mac_address: 'mac',
  },
}
