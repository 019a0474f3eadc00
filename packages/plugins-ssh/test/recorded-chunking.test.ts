import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasRecordings, readRecording } from '../../lab/test/recorded/read-recording.ts'
import { RecordedShell } from '../../lab/test/recorded/recorded-shell.ts'
import {
  type ScrapliRecording,
  scrapliStand,
  showReplies,
} from '../../lab/test/recorded/scrapli-stand.ts'
import { ciscoIos } from '../src/platform/cisco-ios.ts'
import { startFake } from './fake-session.ts'

const enableSecret = 'b0x3N'
const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 8 })
const echoes = fc.record({
  columns: fc.integer({ min: 8, max: 80 }),
  how: fc.constantFrom<'wrap' | 'scroll'>('wrap', 'scroll'),
})

describe.skipIf(!hasRecordings)('a recorded dialog (set NORNIR_TS_TEST_DATA)', () => {
  it('gives the same result in any chunks and at any width of the echo', async () => {
    const recording = readRecording<ScrapliRecording>('scrapli/cisco_iosxe.yaml')
    const expected = showReplies(recording, 'privilege_exec')
    await fc.assert(
      fc.asyncProperty(sizes, echoes, async (chunkSizes, echo) => {
        const { opening, transport } = startFake({
          device: (typed) => shell.receive(Buffer.from(typed)),
          platform: ciscoIos,
          greeting: '',
          chunkSizes,
          enableSecret,
        })
        const unrecorded: string[] = []
        const shell = new RecordedShell(
          {
            stand: scrapliStand(recording, { level: 'exec', enableSecret }),
            echo,
            onUnrecorded: (line) => unrecorded.push(line),
          },
          {
            columns: 511,
            faults: () => ({}),
            write: (bytes) => transport.say(bytes.toString()),
            hangUp: () => transport.hangUp(),
            drop: () => transport.hangUp({ by: 'network' }),
          },
        )
        await using session = await opening
        const modes: string[] = []
        for (const mode of ['config', 'enable']) {
          await session.enterMode(mode)
          modes.push(session.mode)
        }
        expect(modes).toEqual(['config', 'enable'])
        for (const [command, text] of Object.entries(expected)) {
          const { output, warnings } = await session.sendCommand(command)
          expect(output).toBe(text)
          expect(warnings).toEqual([])
        }
        expect(unrecorded).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})
