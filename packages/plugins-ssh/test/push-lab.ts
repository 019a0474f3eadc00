import assert from 'node:assert/strict'
import type { NornirOptions } from '@nornir-ts/core'
import { type DeviceOptions, type Lab, type LabDevice, startLab } from '@nornir-ts/lab'
import { type SshOptions, sendCommand, sendConfig } from '@nornir-ts/plugins-ssh'
import { definePlatform } from '../src/platform/define-platform.ts'
import type { Platform } from '../src/platform/platform.ts'
import { platforms } from '../src/platform/platforms.ts'
import { type TestNornir, testNornir } from './ssh-target.ts'

/** How long a minute of the devices lasts, in milliseconds, and so does one of what the driver believes. */
export const MINUTE_MS = 100

/** Limits that a trial of a hundred such minutes has room for. */
export const SHORT = {
  confirmWithinMs: 100 * MINUTE_MS,
  validationTimeoutMs: 3_000,
  connectLimitMs: 3_000,
} as const

/** A device of the lab, and a Nornir that knows it. */
export interface PushLab extends TestNornir {
  readonly lab: Lab
  readonly device: LabDevice
  /** All configurations of the device that matter to somebody who looks at it. */
  readonly running: () => string
}

/**
 * The platform with its timers as short as those of the lab: nobody waits for five minutes in a test.
 *
 * @param name - Of the platform.
 * @param more - What else is different.
 */
function shortened(name: string, more: Partial<Platform> = {}): Platform {
  const base = platforms.find((one) => one.name === name)
  if (base === undefined) throw new Error(name)
  const { candidate, revertTimer } = base
  const scale = (unitMs: number): number => (unitMs * MINUTE_MS) / 60_000
  const confirmed = candidate?.confirmed
  return definePlatform({
    extends: base,
    name: `${name}_short`,
    candidate: candidate && {
      ...candidate,
      confirmed: confirmed && { ...confirmed, unitMs: scale(confirmed.unitMs) },
    },
    revertTimer: revertTimer && { ...revertTimer, unitMs: scale(revertTimer.unitMs) },
    ...more,
  })
}

/**
 * Starts one.
 *
 * @param platform - Of the device.
 * @param options - More about the device.
 */
export async function pushLab(
  platform: NonNullable<DeviceOptions['platform']>,
  options: Omit<DeviceOptions, 'name' | 'platform'> & {
    readonly dryRun?: boolean
    readonly logger?: NornirOptions['logger']
    readonly platformOptions?: Partial<Platform>
    readonly limits?: SshOptions['limits']
  } = {},
): Promise<PushLab> {
  const { dryRun = false, limits, logger, platformOptions, ...more } = options
  const lab = await startLab({
    devices: [{ name: 'r1', platform, startPrivileged: true, ...more }],
    minuteMs: MINUTE_MS,
  })
  const device = lab.device('r1')
  const login = { username: 'admin', password: 'admin' }
  const host = { hostname: device.address, port: device.port, platform: `${platform}_short` }
  const nornir = await testNornir(
    { r1: { ...host, ...login } },
    { platforms: [shortened(platform, platformOptions)], limits: { doubtQuietMs: 300, ...limits } },
    { dryRun, logger },
  )
  return {
    lab,
    device,
    nr: nornir.nr,
    running: () => device.runningConfig(),
    [Symbol.asyncDispose]: async () => {
      await nornir[Symbol.asyncDispose]()
      await lab.close()
    },
  }
}

/** Types commands as somebody else on the same device. */
export async function somebody({ nr }: PushLab, ...commands: readonly string[]): Promise<void> {
  for (const command of commands) {
    nr.resetFailedHosts()
    const reply = (await nr.run(sendCommand, { command, connection: 'somebody' })).get('r1')
    assert.equal(reply?.status, 'ok')
  }
}

/** Lets an IOS device go back by a timer. */
export async function keepArchive({ nr }: PushLab): Promise<void> {
  await nr.run(sendConfig, { lines: ['archive', ' path flash:backup'] })
}
