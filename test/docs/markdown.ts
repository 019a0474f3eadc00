/** A fenced block of code on a page. */
export interface CodeBlock {
  /** The words behind the opening fence, e.g. `ts no-check`. */
  readonly info: string
  /** Number of the page's line that holds the block's first line of code, counted from 1. */
  readonly line: number
  /** The code, without the fences. */
  readonly code: string
}

/** What the documentation's test needs to know of one Markdown page. */
export interface Page {
  /** Targets of its links and images as written: `docs/ssh.md#host-keys`. */
  readonly links: readonly string[]
  /** Anchors that its headings offer, as GitHub forms them. */
  readonly anchors: ReadonlySet<string>
  /** Its fenced blocks, in order. */
  readonly blocks: readonly CodeBlock[]
}

const fence = /^(?<ticks>`{3,})(?<info>.*)\n(?<code>(?:.*\n)*?)\k<ticks> *$/gm

/** Reads as much Markdown as our pages use: headings, links, images and fenced code. */
export function readMarkdown(text: string): Page {
  const blocks = [...text.matchAll(fence)].map(({ index, groups }) => ({
    info: groups?.['info']?.trim() ?? '',
    line: text.slice(0, index).split('\n').length + 1,
    code: groups?.['code'] ?? '',
  }))
  const prose = text.replaceAll(fence, '')
  return { links: findLinks(prose), anchors: findAnchors(prose), blocks }
}

function findLinks(prose: string): string[] {
  const withoutCode = prose.replaceAll(/`[^`\n]*`/g, '')
  const inline = withoutCode.matchAll(/\]\(<?([^()\s>]+)>?(?:\s+"[^"]*")?\)/g)
  const references = withoutCode.matchAll(/^\[[^\]]+\]:\s+(\S+)/gm)
  return [...inline, ...references].map(([, target = '']) => target)
}

/** GitHub: lower case, punctuation dropped, spaces to hyphens, `-1` behind the second of a name. */
function findAnchors(prose: string): Set<string> {
  const anchors = new Set<string>()
  for (const [, heading = ''] of prose.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const words = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
    const name = words.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(/\s/g, '-')
    let anchor = name
    for (let copy = 1; anchors.has(anchor); copy += 1) anchor = `${name}-${copy}`
    anchors.add(anchor)
  }
  return anchors
}
