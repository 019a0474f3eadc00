import { expect, it } from 'vitest'
import { measureProcess } from './measure-process.ts'

it('counts the CPU of children and gives the output', async () => {
  const burn = 'for (const end = Date.now() + 200; Date.now() < end;); console.log("done")'
  const { cost, output } = await measureProcess([
    'sh',
    '-c',
    '"$0" -e "$1"; true',
    process.execPath,
    burn,
  ])
  expect(output).toBe('done\n')
  expect(cost.wallMs).toBeGreaterThan(200)
  expect(cost.cpuMs).toBeGreaterThan(50) // a busy machine may give us less than all of it
})

it('fails when the program fails', async () => {
  await expect(measureProcess(['sh', '-c', 'exit 3'])).rejects.toThrow('ended with 3')
})
