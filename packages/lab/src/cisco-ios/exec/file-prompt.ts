import type { IosDevice } from '../ios-device.ts'

/** Whether `file prompt quiet` is configured: file commands ask nothing (Cisco, "file prompt"). */
export function asksNothing({ running }: IosDevice): boolean {
  return running.find('file prompt')?.text === 'file prompt quiet'
}
