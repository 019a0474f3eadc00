import { describe, expect, it } from 'vitest'
import { CommandIndexError } from '../error/command-index-error.ts'
import { readIndex } from './read-index.ts'

describe('readIndex', () => {
  it('reads templates and conditions in their order, and leaves out comments and what asks for nothing', () => {
    const text = [
      '# an index',
      '',
      'Template, Hostname, Platform, Command # the columns',
      '',
      'one.textfsm:two.textfsm, .*, cisco_ios, sh[[ow]] ver[[sion]]',
      '# x.textfsm, .*, cisco_ios, show x',
      'three.textfsm,,arista_eos,show .*',
    ].join('\r\n')
    const [first, second, ...others] = readIndex(text, 'index')
    expect(others).toEqual([])
    expect(first).toMatchObject({
      templates: ['one.textfsm', 'two.textfsm'],
      platform: 'cisco_ios',
      line: 5,
    })
    expect([...(first?.conditions.keys() ?? [])]).toEqual(['Platform', 'Command'])
    expect(first?.conditions.get('Command')?.pattern).toBe('sh(o(w)?)? ver(s(i(o(n)?)?)?)?')
    expect(second).toMatchObject({ templates: ['three.textfsm'], line: 7 })
    expect([...(second?.conditions.keys() ?? [])]).toEqual(['Platform', 'Command'])
  })

  it.each([
    ['', 1, 'it is empty'],
    ['# no\n\n', 1, 'it is empty'],
    ['Platform, Command\n', 1, 'a column Template was expected'],
    ['\nTemplate, Command, Command\n', 2, 'the column Command stands here twice'],
    [
      'Template, Command\na, show, more\n',
      2,
      '2 columns were expected (Template, Command), 3 came',
    ],
    ['Template, Command\na:, show\n', 2, 'the name of a template is empty'],
    ['Template, Command\na, show (\n', 2, 'Command: (: no ) closes this (at 5 of show ()'],
  ])('refuses %j in line %i', (text, line, reason) => {
    expect(() => readIndex(text, 'index')).toThrow(CommandIndexError)
    expect(() => readIndex(text, 'index')).toThrow(expect.objectContaining({ line }))
    expect(() => readIndex(text, 'index')).toThrow(`index:${line}: ${reason}`)
  })
})
