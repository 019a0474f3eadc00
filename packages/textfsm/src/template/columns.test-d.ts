import { describe, expectTypeOf, it } from 'vitest'
import { parseTemplate } from '../parser/parse-template.ts'
import type { Cell, ListItem } from '../table/table.ts'
import { toRecords } from '../table/to-records.ts'
import type { Template } from './template.ts'

const template = parseTemplate(`# interfaces
Value Required INTERFACE (\\S+)
Value List,Filldown VLANS (\\d+(?: (x))?)
Value Status (up|down (?:1) 2)

Start
  ^\${INTERFACE} -> Record
Value NONE (a)
`)

describe('ColumnsOf', () => {
  it('knows the columns of a template that is a literal', () => {
    const [record] = toRecords(template.parse(''))
    expectTypeOf(record).toEqualTypeOf<
      | {
          readonly interface: string
          readonly vlans: readonly ListItem[]
          readonly status: string
        }
      | undefined
    >()
  })

  it('keeps the names of columns where it is asked to', () => {
    const [record] = toRecords(template.parse(''), { keys: 'as-written' })
    expectTypeOf(record?.INTERFACE).toEqualTypeOf<string | undefined>()
    expectTypeOf(record?.Status).toEqualTypeOf<string | undefined>()
    // @ts-expect-error -- no value has this name
    record?.interface
  })

  it('knows them of output that is parsed later, and in pieces', async () => {
    const [later] = toRecords(await template.parseAsync(''))
    expectTypeOf(later?.vlans).toEqualTypeOf<readonly ListItem[] | undefined>()
    const [last] = toRecords(template.reader().end())
    expectTypeOf(last?.status).toEqualTypeOf<string | undefined>()
    // @ts-expect-error -- no value has this name
    last?.state
  })

  it('allows any column of a template that is only known later', () => {
    const text: string = ''
    const any = parseTemplate(text)
    expectTypeOf(any).toEqualTypeOf<Template>()
    expectTypeOf(toRecords(any.parse(''))[0]?.['mac']).toEqualTypeOf<Cell | undefined>()
  })
})
