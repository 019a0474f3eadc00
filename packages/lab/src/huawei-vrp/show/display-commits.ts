import type { VrpSession } from '../vrp-session.ts'
import { moment, plain } from './moment.ts'

/**
 * `display configuration commit list`. The rows are as a public program reads them from devices:
 * `1    1000000583    -                    850106          2016-05-04 16:32:38+07:00`; the head is experience [K].
 */
export function displayCommitList({ device }: VrpSession): string {
  const line = `${'-'.repeat(78)}\n`
  const rows = device.commits.map(({ id, label = '-', user, at }, index) =>
    [
      String(index + 1).padEnd(5),
      id.padEnd(14),
      label.padEnd(21),
      user.padEnd(16),
      `${moment(at)}\n`,
    ].join(''),
  )
  return `${line}No.  CommitId      Label                User            TimeStamp\n${line}${rows.join('')}${line}`
}

/** `display configuration commit list verbose` (Huawei, "commit"). */
export function displayCommitListVerbose({ device }: VrpSession): string {
  return device.commits
    .map(
      ({ id, label = '-', user, at, description = '' }, index) => `${index + 1}) CommitId: ${id}
        Label: ${label}
        User: ${user}
        User-Intf: VTY 0
        Type: CLI
        TimeStamp: ${plain(at)}
        Description: ${description}

`,
    )
    .join('')
}
