/** Starts every command (RFC 854); as data it is sent twice. */
export const IAC = 255

/** The verbs of option negotiation (RFC 854): what one side will do, what the other one shall do. */
export const WILL = 251
export const WONT = 252
export const DO = 253
export const DONT = 254

/** A verb of option negotiation. */
export type Verb = typeof WILL | typeof WONT | typeof DO | typeof DONT

/** Starts the parameters of an option (RFC 855). */
export const SB = 250
/** Ends them. */
export const SE = 240

/** The server echoes what is typed (RFC 857). */
export const ECHO = 1
/** No go-ahead behind each turn (RFC 858). */
export const SUPPRESS_GO_AHEAD = 3
/** What kind of terminal the client is (RFC 1091). */
export const TERMINAL_TYPE = 24
/** How large the client's window is (RFC 1073). */
export const WINDOW_SIZE = 31

/** Parameter of {@link TERMINAL_TYPE}: here it is. */
export const TERMINAL_TYPE_IS = 0
/** Parameter of {@link TERMINAL_TYPE}: tell me. */
export const TERMINAL_TYPE_SEND = 1
