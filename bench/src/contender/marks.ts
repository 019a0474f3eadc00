import { open } from 'node:fs/promises'

/** Length of a mark in a large file, in bytes. */
export const MARK_BYTES = 16

/**
 * Says what a large file is like, as far as it can be seen without reading all of it: its size, and its marks.
 *
 * @param path - The file.
 * @param places - Where the marks begin.
 */
export async function lookAtMarks(path: string, places: readonly number[]): Promise<string> {
  await using file = await open(path)
  const { size } = await file.stat()
  const marks: string[] = []
  for (const place of places) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MARK_BYTES), 0, MARK_BYTES, place)
    marks.push(buffer.subarray(0, bytesRead).toString('hex'))
  }
  return `${size} bytes with ${marks.join(', ')}`
}
