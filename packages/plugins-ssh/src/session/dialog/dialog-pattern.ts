/**
 * Ends of lines by which devices ask. They are only used to say earlier, and better, why no prompt
 * comes: nothing is ever answered because of them.
 *
 * Sources: Cisco IOS, NX-OS, XR, Huawei, Aruba dialogs as listed by Netmiko and unicon.
 */
const QUESTIONS: readonly RegExp[] = [
  /\[confirm\] ?$/i,
  /[[(](?:y|yes|n|no)\s?[/|,]\s?(?:y|yes|n|no)(?:[/|,]\w+)?[\])]\s?\??\s{0,3}(?:\[\w+\])?\s?[:?]{0,2} ?$/i,
  /\[[^\][]{0,80}\]\s?[?:]{1,2} ?$/,
  /\? ?\[[^\][]{0,80}\]:? ?$/,
  /\[[a-z]\]\w{1,20}.{0,60}[:?] ?$/i,
  /(?:password|passphrase|passcode|secret|username|login)[^:]{0,40}: ?$/i,
  /press any key.{0,40}$/i,
  /--More--/i,
]

const MAX_TAIL_LENGTH = 200

/**
 * Whether a line that was not ended looks like a question.
 *
 * @param partial - The line.
 */
export function looksLikeQuestion(partial: string): boolean {
  const tail = partial.slice(-MAX_TAIL_LENGTH)
  return QUESTIONS.some((pattern) => pattern.test(tail))
}

/**
 * Whether a line could be a question, though it looks like none that is known: then nothing may be typed
 * at it, not even the platform's interrupt.
 *
 * @param partial - The line that was not ended.
 */
export function mayBeQuestion(partial: string): boolean {
  return /[:?] ?$/.test(partial) || looksLikeQuestion(partial)
}
