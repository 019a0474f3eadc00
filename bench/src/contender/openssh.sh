#!/bin/sh
# OpenSSH as everyone's loop starts it: one process per host. Arguments: a file with one line of
# arguments per host, the private key, the known_hosts file, how many at once.
exec xargs -a "$1" -L1 -P "$4" ssh -F none -i "$2" \
  -o IdentitiesOnly=yes -o IdentityAgent=none -o PreferredAuthentications=publickey -o BatchMode=yes \
  -o UserKnownHostsFile="$3" -o GlobalKnownHostsFile=none -o StrictHostKeyChecking=yes -o LogLevel=ERROR
