import type { ServerResponse } from 'node:http'
import type { Mishap } from './fault.ts'

/** An answer before it is sent. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Sends an answer, or what a mishap makes of it. */
export function deliver(response: ServerResponse, answer: Answer, mishap?: Mishap): void {
  switch (mishap?.kind) {
    case 'answer':
      send(response, {
        status: mishap.status,
        body: mishap.body ?? proxyPage(mishap.status),
        headers: { 'Content-Type': 'text/html', Server: 'nginx', ...mishap.headers },
      })
      return
    case 'slow':
      setTimeout(() => send(response, answer), mishap.delayMs).unref()
      return
    case 'hang':
      if (mishap.afterBytes !== undefined) void begin(response, answer, mishap.afterBytes)
      return
    case 'cut':
      if (mishap.afterBytes === undefined) response.destroy()
      else void begin(response, answer, mishap.afterBytes).then(() => response.destroy())
      return
    case 'half':
      send(response, { ...answer, body: answer.body.slice(0, -mishap.bytes) })
      return
    default:
      send(response, answer)
  }
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) }).end(body)
}

/** Sends the first bytes of an answer; resolves once they are gone. */
function begin(
  response: ServerResponse,
  { status, headers, body }: Answer,
  bytes: number,
): Promise<void> {
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) })
  return new Promise((resolve) => {
    response.write(Buffer.from(body).subarray(0, bytes), () => resolve())
  })
}

const reasons: Readonly<Record<number, string>> = {
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
}

function proxyPage(status: number): string {
  const title = `${status} ${reasons[status] ?? 'Error'}`
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`
}
