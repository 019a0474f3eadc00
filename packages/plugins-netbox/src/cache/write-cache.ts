import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type CachedHosts, hostKey } from './cached-hosts.ts'
import { withholdSecrets } from './withhold-secrets.ts'

/** Raised when what is in a line changes its meaning. */
export const FORMAT = 2
const SLICE = 500

/** What is to be written: all but what is known of a copy that was read. */
type NewHosts = Omit<CachedHosts, 'partial' | 'agreedAtMs'>

/**
 * Writes hosts to a file that only its owner may read, so that it is there whole or not at all. One line of JSON
 * tells what it is, one for each host follows, and one at the end counts them.
 *
 * @param file - The file.
 * @param hosts - What it is to hold; what looks like a secret is left out.
 */
export async function writeCache(file: string, hosts: NewHosts): Promise<void> {
  const draft = `${file}.${randomUUID()}.tmp`
  try {
    await writeDraft(draft, hosts)
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

async function writeDraft(
  draft: string,
  { devices, surroundings, key, readAtMs, watermarkMs }: NewHosts,
): Promise<void> {
  const handle = await open(draft, 'wx', 0o600)
  try {
    const partial: string[] = []
    await handle.write(
      `${JSON.stringify({ format: FORMAT, key, readAtMs, watermarkMs, surroundings })}\n`,
    )
    for (let from = 0; from < devices.length; from += SLICE) {
      const lines = devices.slice(from, from + SLICE).map((device) => {
        const withheld = withholdSecrets(device)
        if (withheld.isPart) partial.push(hostKey(device.kind, device.id))
        return `${JSON.stringify(withheld.device)}\n`
      })
      await handle.write(lines.join(''))
      await nextTurn()
    }
    await handle.write(`${JSON.stringify({ count: devices.length, partial })}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
