/** Prints what a contender for work on devices was answered, and its peak memory, as JSON. */
export function printAnswers(answers) {
  const figures = { peakMb: process.resourceUsage().maxRSS / 1024 }
  process.stdout.write(JSON.stringify({ answers, figures }))
}
