import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder that goes with the test: `using folder = temporaryFolder()`. */
export interface TemporaryFolder extends Disposable {
  /** The path of a file in it. */
  readonly file: (name: string) => string
}

/** Makes a folder of its own for a test. */
export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'nornir-ts-'))
  return {
    file: (name) => join(path, name),
    [Symbol.dispose]: () => rmSync(path, { recursive: true }),
  }
}
