import { describe, expect, it } from 'vitest'
import { splitOutputFilter } from './output-filter.ts'

const output = 'hostname r1\n!\ninterface Loopback0\n description a\n shutdown\n!\nend\n'

function filtered(modifier: string): string | undefined {
  return splitOutputFilter(`show run | ${modifier}`).filter?.(output)
}

describe('output filters', () => {
  it('include and exclude choose lines', () => {
    expect(filtered('include ^ ')).toBe(' description a\n shutdown\n')
    expect(filtered('e !|^ ')).toBe('hostname r1\ninterface Loopback0\nend\n')
  })

  it('begin drops what comes before the first match', () => {
    expect(filtered('begin shut')).toBe(' shutdown\n!\nend\n')
    expect(filtered('begin nowhere')).toBe('')
  })

  it('section takes the indented lines along', () => {
    expect(filtered('section interface')).toBe('interface Loopback0\n description a\n shutdown\n')
  })

  it('count counts', () => {
    expect(filtered('count !')).toBe('Number of lines which match regexp = 2\n')
  })

  it.each(['frobnicate x', 'include', 'include ['])('marks | %s as invalid', (modifier) => {
    expect(splitOutputFilter(`show run | ${modifier}`)).toMatchObject({
      filter: undefined,
      badColumn: 11,
    })
  })

  it('leaves other commands alone', () => {
    expect(splitOutputFilter('description a | b').command).toBe('description a | b')
  })
})
