import type { Answer, Dialog } from '../../shell/reply.ts'
import { notAllowed } from '../errors.ts'
import type { Editor, ModeName, SrosDevice } from '../sros-device.ts'
import type { SrosSession } from '../sros-session.ts'
import { Candidate } from './candidate.ts'

/** Captured in Nokia's hackathon (SReXperts, SR OS 26.3). */
const entering: Readonly<Record<ModeName, string>> = {
  exclusive: `INFO: CLI #2060: Entering exclusive configuration mode
INFO: CLI #2061: Uncommitted changes are discarded on configuration mode exit
`,
  global: 'INFO: CLI #2054: Entering global configuration mode\n',
  private: `INFO: CLI #2070: Entering private configuration mode
INFO: CLI #2061: Uncommitted changes are discarded on configuration mode exit
`,
  'read-only': 'INFO: CLI #2066: Entering read-only configuration mode\n',
}

/** `#2056` and `#2074` are captured there; the others are quoted from Nokia's documentation by a public simulator. */
const exiting: Readonly<Record<ModeName, string>> = {
  exclusive: 'INFO: CLI #2064: Exiting exclusive configuration mode\n',
  global: 'INFO: CLI #2056: Exiting global configuration mode\n',
  private: 'INFO: CLI #2074: Exiting private configuration mode\n',
  'read-only': 'INFO: CLI #2067: Exiting read-only configuration mode\n',
}

const kept = 'INFO: CLI #2057: Uncommitted changes are kept in the candidate configuration\n'

/**
 * `edit-config MODE`, and `configure MODE`, which cannot leave `/configure` again.
 *
 * @param isImplicit - Whether it is the latter.
 */
export function enter(session: SrosSession, mode: ModeName, isImplicit: boolean): string {
  const { device, user } = session
  if (session.editing !== undefined) return notAllowed('currently in configuration mode')
  const refused = refuseMode(device, mode)
  if (refused !== undefined) return refused
  const candidate = mode === 'private' ? new Candidate(device.running) : device.shared
  if (mode !== 'private' && isIdle(device)) device.shared.rebase(device.running, 'changes')
  const editor: Editor = { user, mode, candidate }
  device.editors.add(editor)
  session.editing = { editor, isImplicit }
  session.visited = []
  session.path = isImplicit ? ['configure'] : []
  return entering[mode]
}

/** Whether nobody sees the shared candidate. */
function isIdle({ editors, shared }: SrosDevice): boolean {
  return !shared.isModified && [...editors].every(({ mode }) => mode === 'private')
}

/** The first two are captured in the hackathon; that one lock keeps out another is put together from them [K]. */
function refuseMode({ editors, shared }: SrosDevice, mode: ModeName): string | undefined {
  const modes = [...editors].map((editor) => editor.mode)
  const exclusive = 'MINOR: MGMT_CORE #2052: Exclusive datastore access unavailable - '
  if (mode === 'global' && modes.includes('exclusive')) {
    return 'MINOR: MGMT_CORE #2051: Global datastore access unavailable - the MD-CLI has exclusive lock on configuration\n'
  }
  if (mode !== 'exclusive') return undefined
  if (modes.includes('exclusive')) {
    return `${exclusive}the MD-CLI has exclusive lock on configuration\n`
  }
  // also while changes of somebody who left are in it (public notes on Ansible and SR OS)
  if (modes.includes('global') || shared.isModified) {
    return `${exclusive}model-driven interface editing global candidate\n`
  }
  return undefined
}

/** `quit-config`, and what leaves `/configure` in implicit mode: asks before changes are lost. */
export function quit(session: SrosSession): Answer {
  const { editing } = session
  if (editing === undefined) return notAllowed('currently in operational mode')
  const { mode, candidate } = editing.editor
  const isLost = mode === 'exclusive' || mode === 'private'
  if (isLost && candidate.isModified) return askToDiscard(session, mode)
  const isKept = mode === 'global' && candidate.isModified
  leave(session)
  return `${exiting[mode]}${isKept ? kept : ''}`
}

/** The dialog is quoted from Nokia's documentation by a public simulator. */
function askToDiscard(session: SrosSession, mode: 'exclusive' | 'private'): Dialog {
  const [asked, canceled, done] = mode === 'exclusive' ? [2063, 2065, 2062] : [2071, 2072, 2073]
  const ask = (output: string): Dialog => ({
    kind: 'dialog',
    output,
    question: 'Discard uncommitted changes? [y,n] ',
    ask: 'line',
    answer: (text) => {
      const word = text.trim().toLowerCase()
      if (word === 'n' || word === 'no') {
        return `INFO: CLI #${canceled}: Exit ${mode} configuration mode canceled\n`
      }
      if (word !== 'y' && word !== 'yes') return ask('')
      leave(session)
      return `WARNING: CLI #${done}: Exiting ${mode} configuration mode - uncommitted changes are discarded\n`
    },
  })
  return ask(
    `INFO: CLI #${asked}: Uncommitted changes are present in the candidate configuration. Exiting ${mode} configuration mode will discard those changes.\n\n`,
  )
}

/** Leaves configuration mode; also when the link is gone. A commit of it that waits is undone (see `undoPending`). */
export function leave(session: SrosSession): void {
  const { device, editing } = session
  if (editing === undefined) return
  const { editor } = editing
  if (device.pending?.owner === editor) device.undoPending()
  if (editor.mode === 'exclusive') device.shared.reset(device.running)
  device.editors.delete(editor)
  session.editing = undefined
  session.path = []
  session.visited = []
}
