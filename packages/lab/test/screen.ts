/** What the last row of a terminal without limits shows after printing `text`: CR, LF and backspace act. */
export function lastRow(text: string): string {
  let row: string[] = []
  let column = 0
  for (const character of text) {
    if (character === '\n') row = []
    else if (character === '\r') column = 0
    else if (character === '\b') column = Math.max(column - 1, 0)
    else {
      row[column] = character
      column++
    }
  }
  return row.join('')
}
