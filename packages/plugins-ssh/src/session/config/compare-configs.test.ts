import { describe, expect, it } from 'vitest'
import { compareConfigs } from './compare-configs.ts'

const compare = (before: string | undefined, after: string) =>
  compareConfigs({ name: 'r1.cfg', before, after })

describe('a backup compared with the last one', () => {
  it('shows what came and went, with three lines around it', async () => {
    expect(await compare('a\nb\nc\nd\ne\nend', 'a\nb\nc\nd\nE\nend')).toEqual({
      changed: true,
      diff: '--- r1.cfg\n+++ r1.cfg\n@@ -2,5 +2,5 @@\n b\n c\n d\n-e\n+E\n end\n',
      warnings: [],
    })
  })

  it('is as before when it is the same, and changed when there was none', async () => {
    expect(await compare('a', 'a')).toEqual({ changed: false, diff: '', warnings: [] })
    expect(await compare(undefined, 'a')).toEqual({ changed: true, diff: '', warnings: [] })
  })

  it('has no diff that would take too long, and says so', async () => {
    const lines = (text: string): string =>
      Array.from({ length: 3_000 }, (_one, index) => `${text} ${index}`).join('\n')
    expect(await compare(lines('a'), lines('b'))).toEqual({
      changed: true,
      diff: '',
      warnings: ['so much changed that no diff was made'],
    })
  })

  it('may have been cut off when it is the beginning of the last one', async () => {
    const { diff, warnings } = await compare('a\nb\nc', 'a\nb')
    expect(diff).toContain('-c')
    expect(warnings).toEqual([expect.stringContaining('may have been cut off')])
    expect((await compare('a\nbc', 'a\nb')).warnings).toEqual([])
  })
})
