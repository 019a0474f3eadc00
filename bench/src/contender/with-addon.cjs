// Preloaded: gives ssh2 the native addon that `peers/setup.sh` has built.
const Module = require('node:module')
const { join } = require('node:path')

const addon = join(__dirname, '../../peers/.addon/build/Release/sshcrypto.node')
const resolve = Module._resolveFilename
Module._resolveFilename = (request, ...others) =>
  request.endsWith('/sshcrypto.node') ? addon : resolve(request, ...others)
