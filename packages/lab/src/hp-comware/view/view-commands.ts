import { commandTree } from '../../grammar/command-tree.ts'
import { hangUp } from '../../shell/reply.ts'
import type { ComwareHandler } from '../comware-session.ts'
import { displayCommands } from '../show/display-commands.ts'
import { deleteForGood, replace, saveForce, saveToFile } from './configuration-files.ts'
import { reboot } from './reboot.ts'

/** Switches paging off for the session. */
const disablePaging: ComwareHandler = (session) => {
  if (session.faults().pagingCannotBeDisabled === true) return 'Permission denied.\n'
  session.terminalLength = 0
  return ''
}

/** What the user can type in the user view. */
export const userView = commandTree<ComwareHandler>([
  {
    spec: 'system-view',
    handler: (session) => {
      session.mode = 'config'
      return 'System View: return to User View with Ctrl+Z.\n'
    },
  },
  { spec: 'quit', handler: () => hangUp },
  { spec: 'screen-length disable', handler: disablePaging },
  { spec: 'delete /unreserved <word>', handler: deleteForGood },
  { spec: 'reboot', handler: reboot },
])

/** What the user can type in the system view besides lines of configuration. */
export const systemView = commandTree<ComwareHandler>([
  { spec: 'configuration replace file <word>', handler: replace },
])

/** What the user can type in any view (H3C, "save": any view). */
export const anyView = commandTree<ComwareHandler>([
  { spec: 'save force', handler: saveForce },
  { spec: 'save <word>', handler: saveToFile },
  ...displayCommands,
])
