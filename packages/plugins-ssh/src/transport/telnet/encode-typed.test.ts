import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ENTER, encodeTyped, RAW_ENTER } from './encode-typed.ts'
import { TelnetDecoder } from './telnet-decoder.ts'

const encode = (text: string, enter = ENTER) =>
  encodeTyped(Buffer.from(text, 'latin1'), enter).toString('latin1')

it('sends one Enter for each line end, however it is written', () => {
  expect(encode('enable\n')).toBe('enable\r\0')
  expect(encode('a\rb\r\nc\n\n')).toBe('a\r\0b\r\0c\r\0\r\0')
  expect(encode('a\n', RAW_ENTER)).toBe('a\r')
  expect(encode('a\n', '\r\n')).toBe('a\r\n')
})

it('sends control characters as they are: they are keys to the device', () => {
  expect(encode('\x03\x16?\x1e ')).toBe('\x03\x16?\x1e ')
})

it('is read by a telnet peer as what was typed, byte 255 included', () => {
  const peer = () => new TelnetDecoder({ onOption: expect.fail, onParameters: expect.fail })
  const typed = fc.uint8Array().filter((bytes) => !bytes.includes(0))
  fc.assert(
    fc.property(typed, (bytes) => {
      const lineEnds = Buffer.from(bytes)
        .toString('latin1')
        .replace(/\r\n|\n/g, '\r')
      expect(peer().decode(encodeTyped(bytes, ENTER)).toString('latin1')).toBe(lineEnds)
    }),
  )
})
