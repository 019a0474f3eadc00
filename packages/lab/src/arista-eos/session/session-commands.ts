import type { Command } from '../../grammar/command-tree.ts'
import { invalidWord, type Reply } from '../../ios-like/command-line/reply.ts'
import { type EosHandler, type EosSession, leaveConfig } from '../eos-session.ts'
import type { ConfigSession } from './config-sessions.ts'
import { showSessionConfig, showSessionDiffs, showSessions } from './show-sessions.ts'

/** Enters a session (Arista, "configure session"). */
function enter(session: EosSession, name: string | undefined): string {
  const { running, sessions } = session.device
  // from session to session: the first one stays pending
  session.configuration = running
  session.section = undefined
  const entered = sessions.enter(name)
  if (typeof entered === 'string') return entered
  session.configSession = entered
  session.configuration = entered.configuration
  session.mode = 'config'
  return ''
}

/** Works with the session that the user is in; outside of one the word means nothing. */
function inside(
  act: (session: EosSession, own: ConfigSession, args: readonly string[]) => Reply,
): EosHandler {
  return (session, { args }) => {
    const own = session.configSession
    return own === undefined ? invalidWord(0) : act(session, own, args)
  }
}

function commit(session: EosSession, own: ConfigSession, seconds?: number): string {
  const refusal = session.device.sessions.commit(own, seconds)
  if (refusal === '') leaveConfig(session)
  return refusal
}

/** Works with a session by its name. */
function named(
  act: (session: EosSession, named: ConfigSession, args: readonly string[]) => Reply,
): EosHandler {
  return (session, { args: [name = '', ...args] }) => {
    const found = session.device.sessions.find(name)
    return found === undefined ? `% Session ${name} not found\n` : act(session, found, args) // [K]
  }
}

/** `HH:MM:SS` in seconds (Arista, "commit timer"); `undefined` for anything else and for nothing. */
function secondsOf(text = ''): number | undefined {
  const [, hours, minutes, seconds] = /^(\d{1,2}):([0-5]\d):([0-5]\d)$/.exec(text) ?? []
  const sum = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  return sum > 0 ? sum : undefined
}

/** Commands of configuration mode that mean something in a session only. */
export const sessionConfigCommands: readonly Command<EosHandler>[] = [
  { spec: 'commit', handler: inside((session, own) => commit(session, own)) },
  {
    spec: 'commit timer <word>',
    handler: inside((session, own, [text]) => {
      const seconds = secondsOf(text)
      return seconds === undefined ? invalidWord(2) : commit(session, own, seconds)
    }),
  },
  {
    spec: 'abort',
    handler: inside((session, own) => {
      session.device.sessions.abort(own)
      leaveConfig(session)
      return ''
    }),
  },
  {
    spec: 'rollback clean-config',
    handler: inside((session, own) => {
      own.configuration.become(session.device.cleanConfiguration)
      session.section = undefined
      session.mode = 'config'
      return ''
    }),
  },
]

/** Commands of exec mode around sessions. */
export const sessionExecCommands: readonly Command<EosHandler>[] = [
  { spec: 'configure session', handler: (session) => enter(session, undefined) },
  { spec: 'configure session <word>', handler: (session, { args }) => enter(session, args[0]) },
  {
    spec: 'configure session <word> commit',
    handler: named(({ device }, session) => device.sessions.commit(session)),
  },
  {
    spec: 'configure session <word> commit timer <word>',
    handler: named(({ device }, session, [text]) => {
      const seconds = secondsOf(text)
      return seconds === undefined ? invalidWord(5) : device.sessions.commit(session, seconds)
    }),
  },
  {
    spec: 'configure session <word> abort',
    handler: named(({ device }, session) => {
      device.sessions.abort(session)
      return ''
    }),
  },
  {
    spec: 'show configuration sessions',
    handler: ({ device, configSession }) => showSessions(device, configSession),
  },
  {
    spec: 'show configuration sessions detail',
    handler: ({ device, configSession }) => showSessions(device, configSession),
  },
  {
    spec: 'show session-config',
    handler: inside(({ device }, own) => showSessionConfig(device, own)),
  },
  {
    spec: 'show session-config diffs',
    handler: inside(({ device }, own) => showSessionDiffs(device, own)),
  },
  {
    spec: 'show session-config named <word>',
    handler: named(({ device }, session) => showSessionConfig(device, session)),
  },
  {
    spec: 'show session-config named <word> diffs',
    handler: named(({ device }, session) => showSessionDiffs(device, session)),
  },
]
