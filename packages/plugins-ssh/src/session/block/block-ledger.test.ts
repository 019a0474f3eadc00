import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fortinet } from '../../platform/fortinet.ts'
import { BlockLedger } from './block-ledger.ts'
import { type BlockStep, blockStep } from './block-step.ts'

function step(line: string): BlockStep {
  const { configBlocks } = fortinet
  const one = configBlocks && blockStep({ line, text: [] }, configBlocks)
  if (one === undefined) throw new Error(line)
  return one
}

/** A ledger of lines that a device has taken; `prompts` are those behind each. */
function ledgerOf(lines: readonly string[], prompts: readonly string[] = []): BlockLedger {
  const ledger = new BlockLedger()
  for (const [index, line] of lines.entries())
    ledger.take(step(line), prompts[index - 1] ?? 'fw # ', prompts[index] ?? 'fw (x) # ')
  return ledger
}

const one = (line: string): string[] => [line]

/** Blocks within entries within blocks; `#` stands for another number in each line. */
const { block } = fc.letrec<{ block: string[]; entry: string[]; inner: string[] }>((tie) => ({
  block: fc
    .tuple(fc.constantFrom('config a #', 'config vdom'), fc.array(tie('entry'), { maxLength: 2 }))
    .map(([open, entries]) => [open, ...entries.flat(), 'end']),
  entry: fc
    .array(tie('inner'), { maxLength: 2 })
    .map((lines) => ['edit #', ...lines.flat(), 'next']),
  inner: fc.oneof({ maxDepth: 2 }, fc.constantFrom('set b #', 'delete #').map(one), tie('block')),
}))

const TABLE = ['config firewall address', 'edit a', 'set comment x']

describe('BlockLedger', () => {
  it('has nothing applied before a block or an entry of it is closed', () => {
    expect(ledgerOf(TABLE).fate).toEqual({ applied: [], discarded: TABLE, unknown: [] })
  })

  it('has a block applied by its end, with the entry that is open in it', () => {
    const lines = [...TABLE, 'end']
    const ledger = ledgerOf(lines)
    expect(ledger.depth).toBe(0)
    expect(ledger.fate).toEqual({ applied: lines, discarded: [], unknown: [] })
  })

  it('has an entry applied by next, and the ones behind it not', () => {
    const ledger = ledgerOf([...TABLE, 'next', 'edit b', 'set comment y'])
    expect(ledger.fate).toEqual({
      applied: [...TABLE, 'next'],
      discarded: ['edit b', 'set comment y'],
      unknown: [],
    })
  })

  it('does not know what next and end within another entry, or within an object, have done', () => {
    const nested = ['config router bgp', 'set as 65000', 'config neighbor', 'edit 192.0.2.1']
    expect(ledgerOf([...nested, 'next']).fate).toMatchObject({
      discarded: ['config router bgp', 'set as 65000', 'config neighbor'],
      unknown: ['edit 192.0.2.1', 'next'],
    })
    expect(ledgerOf([...nested, 'end']).fate).toMatchObject({
      discarded: ['config router bgp', 'set as 65000'],
      unknown: ['config neighbor', 'edit 192.0.2.1', 'end'],
    })
    expect(ledgerOf([...nested, 'end', 'end']).fate.applied).toHaveLength(6)
  })

  it('does not know whether a deletion waits, until the block is closed', () => {
    const lines = ['config firewall address', 'delete a']
    expect(ledgerOf(lines).fate).toMatchObject({ unknown: ['delete a'] })
    expect(ledgerOf([...lines, 'end']).fate).toMatchObject({ unknown: [] })
  })

  it('has blocks of a virtual domain applied by their own end', () => {
    const lines = ['config vdom', 'edit DMZ', ...TABLE, 'end']
    const ledger = ledgerOf(lines)
    expect(ledger.depth).toBe(2)
    expect(ledger.fate).toEqual({ applied: lines, discarded: [], unknown: [] })
    const next = ['config firewall policy', 'edit 0']
    expect(ledgerOf([...lines, ...next]).fate).toMatchObject({ applied: lines, discarded: next })
  })

  it('does not know whether opening a virtual domain has made it', () => {
    expect(ledgerOf(['config vdom', 'edit DMZ', ...TABLE]).fate).toEqual({
      applied: [],
      discarded: ['config vdom', ...TABLE],
      unknown: ['edit DMZ'],
    })
  })

  it('takes a device at its word that it dropped what it refused to close', () => {
    const ledger = ledgerOf([...TABLE, 'next', 'edit b', 'set comment y'])
    ledger.miss(step('next'), { isDropped: true, from: 'fw (b) # ', to: 'fw (address) # ' })
    ledger.doubt()
    expect(ledger.fate).toMatchObject({
      applied: [...TABLE, 'next'],
      discarded: ['edit b', 'set comment y'],
    })
  })

  it('does not know what became of what was closed with a refusal and without a word', () => {
    const ledger = ledgerOf([...TABLE, 'next', 'edit b', 'set comment y'])
    ledger.miss(step('next'), { isDropped: false, from: 'fw (b) # ', to: 'fw (address) # ' })
    expect(ledger.fate.unknown).toEqual(['edit b', 'set comment y'])
    const stays = ledgerOf(TABLE)
    stays.miss(step('end'), { isDropped: false, from: 'fw (a) # ', to: 'fw (a) # ' })
    stays.miss(step('set a b'))
    expect(stays.fate.unknown).toEqual([])
    stays.miss(step('end'))
    expect(stays.fate.unknown).toEqual(TABLE)
  })

  it('does not take a prompt for one within a block that looks the same around it', () => {
    const lines = ['config global', 'config system global', 'set hostname fw9']
    const alike = 'fw (global) # '
    const ledger = ledgerOf(lines, [alike, alike, alike])
    ledger.miss(step('end'), { isDropped: false, from: alike, to: alike })
    expect(ledger.fate).toMatchObject({ discarded: lines.slice(0, 1), unknown: lines.slice(1) })
  })

  it('forgets no line and invents none, and has all of them applied once all is closed', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 3 }), (all) => {
        const lines = all.flat().map((line, index) => line.replace('#', String(index)))
        for (let length = 0; length <= lines.length; length += 1) {
          const { applied, discarded, unknown } = ledgerOf(lines.slice(0, length)).fate
          const told = [...applied, ...discarded, ...unknown]
          expect(told.toSorted()).toEqual(lines.slice(0, length).toSorted())
        }
        expect(ledgerOf(lines)).toMatchObject({ depth: 0, fate: { applied: lines } })
      }),
    )
  })

  it('knows a place outside a block only where no prompt within looks the same', () => {
    const lines = ['config global', 'config system interface', 'edit port1']
    const prompts = ['fw (global) # ', 'fw (interface) # ', 'fw (port1) # ']
    const ledger = ledgerOf(lines, prompts)
    expect(prompts.map((prompt) => ledger.isOutside(prompt))).toEqual([true, false, false])
    const alike = ['fw (global) # ', 'fw (global) # ']
    const same = ledgerOf(['config global', 'config system global'], alike)
    expect(same.isOutside('fw (global) # ')).toBe(false)
    expect(ledgerOf(['config global'], alike).isOutside('fw (global) # ')).toBe(false)
  })
})
