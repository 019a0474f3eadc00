/** What is counted at a long wire, and what is promised of it. */
export interface Count {
  /** Shown in the table. */
  readonly name: string
  /** A module of the contenders. */
  readonly file: string
  /** How many right answers it must have. */
  readonly answer: number
  /** The largest medians that keep the promises, by figure, in round trips. */
  readonly limits: Readonly<Record<string, number>>
}

/** Connecting, and commands that read. */
export const commandCount: Count = {
  name: 'commands',
  file: 'count-round-trips.mjs',
  // All answers but the first, which the others are compared with.
  answer: 25,
  limits: {
    prepared: 4.5,
    connectAndFirst: 9.5,
    eachFurther: 1.1,
    // Three waits (8, 8 and 4: the session has had its command alone), and what twenty answers take.
    pipelined20: 4,
  },
}

/** Lines of configuration, each checked before the next one is typed. */
export const configCount: Count = {
  name: 'configuration',
  file: 'count-config.mjs',
  // Five lines in the running and in the saved configuration, and a hundred.
  answer: 110,
  limits: { connectFiveSave: 15, eachOf100Lines: 1.1 },
}

/** A whole push of five lines. Nothing is promised: platforms differ in what makes it safe. */
export const pushCount: Count = {
  name: 'push',
  file: 'count-push.mjs',
  answer: 5,
  limits: {},
}
