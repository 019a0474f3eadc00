/** Options of which none is left out. */
export type Complete<Options> = {
  readonly [Key in keyof Options]-?: Exclude<Options[Key], undefined>
}
