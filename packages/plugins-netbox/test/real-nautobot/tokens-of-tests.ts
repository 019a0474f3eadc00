/** A token of a user who may view devices, and nothing that they refer to. */
export const devicesOnly = 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb'
