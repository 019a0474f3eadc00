import type { NxosDevice } from '../nxos-device.ts'
import type { Checkpoint } from './checkpoints.ts'

const rule = '-'.repeat(80)

/** `show checkpoint summary` (Cisco, "Configuring Rollback"; published captures). */
export function showCheckpointSummary({ checkpoints, username }: NxosDevice): string {
  const rows = checkpoints.all.map((checkpoint, index) => {
    const { name, at, description = 'None', configuration } = checkpoint
    return `${index + 1}) ${name}:
Created by ${username}
Created at ${formatDate(at)}
Size is ${configuration.render().length.toLocaleString('en-US')} bytes
Description: ${description}

`
  })
  return `User Checkpoint Summary\n${rule}\n${rows.join('')}System Checkpoint Summary\n${rule}\n`
}

/** `show checkpoint NAME`: what it holds. */
export function showCheckpoint({ name, configuration, at }: Checkpoint): string {
  return `${rule}
Name: ${name}

!Command: Checkpoint cmd vdc 1
!Time: ${at.toUTCString().slice(0, -4)}
${configuration.render()}`
}

/** E.g. `Mon, 07:37:22 29 Sep 2014`. */
function formatDate(date: Date): string {
  const [weekday, day, month, year, time] = date.toUTCString().split(' ')
  return `${weekday} ${time} ${day} ${month} ${year}`
}
