// Preloaded: hides ssh2's native addon from it, should this machine have it.
const Module = require('node:module')

const resolve = Module._resolveFilename
Module._resolveFilename = (request, ...others) => {
  if (request.endsWith('/sshcrypto.node')) throw new Error('hidden by the bench')
  return resolve(request, ...others)
}
