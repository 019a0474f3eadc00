// Written by write-types.ts.

/** A row of cisco_ios_show_track_brief.textfsm. */
export interface TrackedObject {
  readonly number: string
  readonly type: string
  readonly instance: string
  readonly parameter: string
  readonly state: string
  readonly last_change: string
}
