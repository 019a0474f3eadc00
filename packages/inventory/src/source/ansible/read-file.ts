import { readFile, stat } from 'node:fs/promises'
import { decodeText } from '@nornir-ts/kernel'
import { AnsibleFileError } from './ansible-error.ts'
import { AnsibleVaultError } from './ansible-value-error.ts'
import type { Reading } from './reading.ts'

/**
 * Reads a file of an inventory.
 *
 * @param file - A regular file; others could be read without end.
 * @param reading - Says what is done about a file that is encrypted.
 * @returns Undefined for one that is encrypted and to be skipped.
 * @throws {@link AnsibleFileError}, {@link AnsibleVaultError}, `DocumentSyntaxError` when it is not UTF-8.
 */
export async function readText(file: string, reading: Reading): Promise<string | undefined> {
  const { signal } = reading
  try {
    if (!(await stat(file)).isFile()) {
      throw new AnsibleFileError({ file, reason: 'it is not a regular file' })
    }
    const text = decodeText(await readFile(file, { signal }), { file })
    if (!text.startsWith('$ANSIBLE_VAULT')) return text
  } catch (error) {
    throw asFileError(error, file, signal)
  }
  if (reading.vaulted === 'refuse') {
    throw new AnsibleVaultError({ file, line: 1, column: 1, variable: undefined })
  }
  reading.warn(`${file} is encrypted by Ansible Vault and was left out`)
  return undefined
}

/**
 * What is thrown for an error of the file system; others stay as they are.
 *
 * @param error - What was caught.
 * @param file - What was read.
 * @param signal - Its reason comes first.
 */
export function asFileError(
  error: unknown,
  file: string,
  signal: AbortSignal | undefined,
): unknown {
  if (signal?.aborted === true) return signal.reason
  const isOfSystem = error instanceof Error && 'syscall' in error
  return isOfSystem ? new AnsibleFileError({ file }, { cause: error }) : error
}
