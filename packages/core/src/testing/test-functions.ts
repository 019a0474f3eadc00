/** The functions of a test runner that a contract suite needs: those of vitest, jest and `node:test` fit. */
export interface TestFunctions {
  /** Groups tests. */
  readonly describe: (title: string, body: () => void) => void
  /** Declares a test. */
  readonly it: (title: string, body: () => Promise<void>) => void
}
