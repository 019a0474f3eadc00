import { describe, expect, it } from 'vitest'
import { ciscoIos } from './cisco-ios.ts'
import { definePlatform } from './define-platform.ts'
import type { FileFacts, FileServerFacts, FileTypingFacts } from './file-facts.ts'
import { platforms } from './platforms.ts'

const files = ciscoIos.files as FileFacts
const transfer = files.transfer as NonNullable<FileFacts['transfer']>
const typing = transfer.typing as FileTypingFacts
const [server] = transfer.servers as readonly [FileServerFacts]

const typed = (change: Partial<FileTypingFacts>): Partial<FileFacts> => {
  return { transfer: { ...transfer, typing: { ...typing, ...change } } }
}
const served = (change: Partial<FileServerFacts>): Partial<FileFacts> => {
  return { transfer: { ...transfer, servers: [{ ...server, ...change }] } }
}
const asks = { ...files.size }

describe('what a platform says of its files', () => {
  it.each<[Partial<FileFacts>, string]>([
    [{ size: { ...asks, line: /^\d+ (\d+)/ } }, 'the group "value"'],
    [{ size: { ...asks, command: 'dir' } }, '"dir" must have {path}'],
    [{ size: { ...asks, line: /^(?<value>\d+)/g } }, 'must not have the flags'],
    [{ size: { ...asks, mode: 'nowhere' } }, 'the mode "nowhere" is not there'],
    [{ fileSystem: '' }, 'files.fileSystem'],
    [{ fileSystem: 'images/' }, 'files.fileSystem'],
    [{ fileSystem: '/images' }, 'files.fileSystem'],
    [{ absent: [] }, 'files.absent'],
    [{ freeUnitBytes: 0 }, 'files.freeUnitBytes'],
    [{ freeUnitBytes: Number.NaN }, 'files.freeUnitBytes'],
    [{ checksums: [{ ...asks, algorithm: 'crc' as 'md5' }] }, '"crc" is no checksum'],
    [{ remove: { command: 'delete' } }, '"delete" must have {path}'],
    [{ rename: { command: 'rename {path}' } }, '"rename {path}" must have {to}'],
    [
      { rename: { command: 'rename {path} {to}', dialogs: [{ pattern: /sure/, answer: 'y' }] } },
      'must match a whole line',
    ],
    [{ transfer: { ...transfer, protocols: [] } }, 'files.transfer.protocols must have one'],
    [{ transfer: { protocols: ['ftp' as 'scp'] } }, '"ftp" is no protocol'],
    [served({ protocol: 'sftp' }), 'the server of "sftp" is for none'],
    [served({ on: [] }), 'needs lines that turn it on'],
    [served({ off: [] }), 'needs lines that turn it on'],
    [served({ isOn: /^on$/m }), 'must not have the flags'],
    [served({ mode: 'nowhere' }), 'the mode "nowhere" is not there'],
    [typed({ write: 'puts $f' }), '"puts $f" must have {text}'],
    [typed({ open: ['set f [open /tmp/x w]'] }), 'must have {path}'],
    [typed({ mostBytes: 0 }), 'typing.mostBytes'],
    [typed({ fine: [/^file/y] }), 'must not have the flags'],
  ])('is refused where it cannot be: %#', (change, problem) => {
    const define = () =>
      definePlatform({ extends: 'cisco_ios', name: 'acme', files: { ...files, ...change } })
    expect(define).toThrow(problem)
    expect(define).toThrow(expect.objectContaining({ code: 'PLATFORM_DEFINITION' }))
  })

  it.each(platforms.filter((platform) => platform.files !== undefined))(
    'can be said of a platform that extends $name',
    ({ name }) => {
      expect(definePlatform({ extends: name, name: 'acme', sources: {} }).name).toBe('acme')
    },
  )
})
