import type { VrpSession } from '../vrp-session.ts'

/** `display version`; the form of recorded devices (ntc-templates, huawei_vrp; unicon, hvrp). */
export function displayVersion({ device }: VrpSession): string {
  const minutes = Math.floor((device.now().getTime() - device.bootedAt.getTime()) / 60_000)
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor(minutes / 60) % 24
  const uptime = `${days} days, ${hours} hours, ${minutes % 60} minutes`
  return `${device.release.version}${uptime}\n\n`
}
