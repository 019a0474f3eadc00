import type { NxosHandler } from '../nxos-session.ts'

const width = 40

/**
 * `copy running-config startup-config`: a bar that repaints itself, then `Copy complete.` (cli-dialects 4.1;
 * a published capture of 10.2; the line between them: published captures of 9.3).
 */
export const copyToStartup: NxosHandler = ({ device }) => {
  device.save()
  const bar = [1, 25, 50, 75, 100].map(paint).join('\r')
  return `${bar}\nCopy complete, now saving to disk (please wait)...\nCopy complete.\n`
}

function paint(percent: number): string {
  const done = '#'.repeat(Math.ceil((width * percent) / 100))
  return `[${done.padEnd(width)}] ${String(percent).padStart(3)}%`
}
