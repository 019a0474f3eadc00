/** How a device asks who is there, where the transport has not told it: over telnet, on consoles. */
export interface LogInPatterns {
  /** The line that asks for the user name, whole: `^…$`. */
  readonly username?: RegExp | undefined
  /** The line that asks for the password, whole: `^…$`. */
  readonly password?: RegExp | undefined
  /** Lines by which the device refuses the two. */
  readonly failures?: readonly RegExp[] | undefined
}

/**
 * What most devices say; a platform's own data comes before it, member by member.
 *
 * Sources: [N] Netmiko's `telnet_login`; [M] observed: FRR 8.4, login(1) behind inetutils telnetd; [K] field
 * experience, unverified.
 */
export const defaultLogInPatterns = {
  // [N] "user:", "username", "login", "user name"; [M] "vm login: ". Linux greets with "Last login: …".
  username:
    /^(?!.{0,100}\blast login)(?:.{0,100}\s)?(?:user ?name|user|login)(?: (?:name|id|as))? ?: ?$/i,
  // [N] "assword"; [M] "Password: ". What asks for another one, such as a new one, is not this question.
  password:
    /^(?!.{0,100}\b(?:new|old|current|change|retype|re-?enter|confirm|again|enable)\b)(?:.{0,100}\s)?password(?: for \S{1,64})? ?: ?$/i,
  failures: [
    /^Login incorrect/i, // [M] login(1)
    /^% ?Bad passwords?\b/i, // [M] FRR
    /^% ?(?:Login invalid|Login failed|Authentication failed|Access denied)/i, // [K] IOS, Comware
    /^(?:Login|Authentication|Access|Logon) (?:failed|failure|denied|invalid|rejected)/i, // [K]
    /^(?:Error: ?)?(?:Invalid|Incorrect|Wrong|Bad) (?:login|user ?name|password|credentials)/i, // [K]
    /^Error: .{0,80}\b(?:failed|rejected)/i, // [K] VRP: Local authentication is rejected
    /^Permission denied/i, // [K]
  ],
} as const satisfies LogInPatterns

/** Lines by which a device says that nobody can log in there, whatever the password. */
export const logInDisabled: readonly RegExp[] = [
  /password required, but none set/i, // [N] IOS
  /^% ?Login disabled on line/i, // [K] IOS
  /^Vty password is not set/i, // [M] FRR
]
