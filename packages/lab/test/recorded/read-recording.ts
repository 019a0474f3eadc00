import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const folder = join(process.env['NORNIR_TS_TEST_DATA'] ?? '/nowhere', 'sessions')

/** Whether the recordings are here; their folder is not part of the project. */
export const hasRecordings = existsSync(folder)
if (!hasRecordings) {
  console.warn('NORNIR_TS_TEST_DATA is not set: no dialog recorded elsewhere is replayed')
}

/** What is needed of `js-yaml`. */
interface Yaml {
  readonly YAML11_SCHEMA: unknown
  readonly load: (
    text: string,
    options: { readonly json: boolean; readonly schema: unknown },
  ) => unknown
}

// The lab needs no YAML. The recordings are YAML 1.1 and have keys twice, which the kernel refuses: its
// library, without its strictness.
const { load, YAML11_SCHEMA }: Yaml = createRequire(
  new URL('../../../kernel/package.json', import.meta.url),
)('js-yaml')

/**
 * Reads a recording.
 *
 * @param name - Its path in the recordings' folder.
 */
export function readRecording<Recording>(name: string): Recording {
  const text = readFileSync(join(folder, name), 'utf8')
  return load(text, { json: true, schema: YAML11_SCHEMA }) as Recording
}
