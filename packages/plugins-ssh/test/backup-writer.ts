// Writes a backup of a size, for task/backup-config-file.test.ts, in a process whose files may not grow.
import { writeBackup } from '../src/task/backup-config-file.ts'

const [path = '', bytes = ''] = process.argv.slice(2)
await writeBackup(path, 'x'.repeat(Number(bytes)), 2).catch((error: NodeJS.ErrnoException) => {
  console.log(error.code)
})
