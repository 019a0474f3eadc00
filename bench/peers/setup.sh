#!/bin/sh
# Installs what the bench compares us with: the peers into bench/peers/.venv, as pinned in
# requirements.txt, and ssh2's native addon into bench/peers/.addon. What cannot be installed is named
# at the end, and by the bench as missing; the rest works without it. Again and again is fine.
set -u
cd "$(dirname "$0")" || exit 1
missing=''

python=${PYTHON:-python3}
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then # Debian has them in packages of their own
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    apt-get install -y -qq python3 python3-venv
  fi
fi
[ -x .venv/bin/pip ] || "$python" -m venv .venv || missing="$missing peers(no-venv)"
if [ -x .venv/bin/pip ] && ! .venv/bin/pip install -q -r requirements.txt; then
  # One that cannot be had shall not cost the others.
  while read -r package; do
    case $package in '' | '#'*) continue ;; esac
    .venv/bin/pip install -q "$package" || missing="$missing $package"
  done <requirements.txt
fi

# A copy is built, so that the installed ssh2 stays what most users have: without the addon.
build_addon() {
  ssh2=$(cd .. && node -p 'path.dirname(path.dirname(require.resolve("ssh2")))') || return
  node_gyp=$(npm root -g)/npm/node_modules/node-gyp/bin/node-gyp.js
  headers=$(dirname "$(dirname "$(node -p process.execPath)")")
  openssl=$(node -p 'process.versions.openssl.split(".")[0]')
  rm -rf .addon
  cp -r "$ssh2/lib/protocol/crypto" .addon || return
  cd .addon || return
  set -- rebuild "--real_openssl_major=$openssl"
  [ -f "$headers/include/node/node.h" ] && set -- "$@" "--nodedir=$headers"
  NODE_PATH=$(dirname "$ssh2") node "$node_gyp" --loglevel=error "$@" >build.log 2>&1
}
if ! (build_addon); then
  missing="$missing ssh2-addon"
  [ -f .addon/build.log ] && tail -n 5 .addon/build.log
fi

if [ -n "$missing" ]; then
  echo "Missing:$missing"
  exit 1
fi
echo "All peers and ssh2's addon are installed."
