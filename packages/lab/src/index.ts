export {
  DuplicateDeviceError,
  InvalidHostKeyError,
  InvalidPublicKeyError,
  LabError,
  UnknownDeviceError,
} from './error/lab-error.ts'
export type { Faults, Pause } from './fault/faults.ts'
export type { InterfaceOptions } from './ios-like/configuration/initial-interface.ts'
export type { DeviceOptions, Platform } from './lab/device-options.ts'
export type { JumpHostOptions, LabJumpHost } from './lab/jump-host.ts'
export type { LabDevice } from './lab/lab-device.ts'
export { type Lab, type LabOptions, startLab } from './lab/start-lab.ts'
export type { LoginAttempt, ReceivedBytes } from './log/device-log.ts'
export type { CommitRecord } from './simulation/simulation.ts'
export type { InputState } from './terminal/reader.ts'
