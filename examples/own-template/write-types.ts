// Writes the type of the rows that the template gives; run it again whenever the template has changed. Another file
// than tracked-object.ts may be named: `write-types.ts /tmp/new.ts`.

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openTemplateFolder, rowType } from '@nornir-ts/textfsm'

const [file = join(import.meta.dirname, 'tracked-object.ts')] = process.argv.slice(2)
const folder = await openTemplateFolder(join(import.meta.dirname, 'templates'))
const templates = await folder.templates({ platform: 'cisco_ios', command: 'show track brief' })
const header = '// Written by write-types.ts.\n\n'
await writeFile(file, `${header}${rowType({ name: 'TrackedObject', templates })}`)
