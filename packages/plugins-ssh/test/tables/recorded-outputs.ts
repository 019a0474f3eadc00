import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readYaml } from '@nornir-ts/kernel'

/** Outputs of real devices with the rows that ntc-templates expects: `<platform>/<command>/<name>.raw` and `.yml`. */
export const root = join(process.env['NORNIR_TS_TEST_DATA'] ?? '/nowhere', 'ntc-templates/tests')

/** A row as ntc-templates expects it. */
export type ExpectedRow = Readonly<Record<string, unknown>>

/** One recorded output. */
export interface RecordedOutput {
  readonly platform: string
  readonly file: string
  readonly text: string
  readonly expected: readonly ExpectedRow[]
}

/**
 * The recorded outputs of a platform.
 *
 * @param platform - By the name that is ours and theirs.
 * @param folders - The commands, as folders are called: `show_arp`.
 * @returns None where there is no test data, or none of them.
 */
export function recordedOutputs(
  platform: string,
  folders: readonly string[],
): readonly RecordedOutput[] {
  return folders.flatMap((name) => {
    const folder = join(root, platform, name)
    const files = existsSync(folder) ? readdirSync(folder) : []
    return files
      .filter((file) => file.endsWith('.raw'))
      .map((file) => {
        const rows = join(folder, file.replace(/\.raw$/, '.yml'))
        const { value } = readYaml(readFileSync(rows, 'utf8'), { file: rows })
        const { parsed_sample: expected } = value as { parsed_sample: readonly ExpectedRow[] }
        return { platform, file, text: readFileSync(join(folder, file), 'utf8'), expected }
      })
  })
}
