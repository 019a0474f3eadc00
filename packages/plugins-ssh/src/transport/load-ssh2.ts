let loaded: Promise<typeof import('ssh2')> | undefined

/**
 * Loads ssh2 on first use: loading takes 40 ms, which a program that opens no connection must not
 * pay. The promise is kept, because even a repeated `import()` costs, above all under a loader.
 */
export function loadSsh2(): Promise<typeof import('ssh2')> {
  loaded ??= import('ssh2').then(({ default: ssh2 }) => ssh2)
  return loaded
}
