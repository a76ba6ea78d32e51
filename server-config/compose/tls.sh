#!/usr/bin/env bash
# An authority of one's own and a certificate of it for the members of the replica set, once: $1 is the folder of the database's
# secrets, $2 that of the application's. For compose.tls.yaml; docs/operating.md has the same by hand.
set -euo pipefail
umask 077
database=$1
application=$2

if [ ! -s "$database/authority.key" ]; then
  openssl req -x509 -newkey rsa:3072 -nodes -days 3650 -subj '/CN=MFlix authority' \
    -keyout "$database/authority.key.new" -out "$database/authority.pem" 2>/dev/null
  mv "$database/authority.key.new" "$database/authority.key"
fi
if [ ! -s "$database/server.pem" ]; then
  openssl req -newkey rsa:3072 -nodes -subj '/CN=mflix database' \
    -keyout "$database/server.key" -out "$database/server.csr" 2>/dev/null
  printf 'subjectAltName=DNS:db1,DNS:db2,DNS:db3,DNS:localhost,IP:127.0.0.1' >"$database/names"
  openssl x509 -req -in "$database/server.csr" -CA "$database/authority.pem" -CAkey "$database/authority.key" -CAcreateserial \
    -days 825 -extfile "$database/names" -out "$database/server.crt" 2>/dev/null
  cat "$database/server.key" "$database/server.crt" >"$database/server.pem.new"
  chown 999:999 "$database/server.pem.new"
  chmod 0400 "$database/server.pem.new"
  mv "$database/server.pem.new" "$database/server.pem"
  rm -f "$database"/server.{key,csr,crt} "$database/names"
fi
chmod 0444 "$database/authority.pem"
cp "$database/authority.pem" "$application/authority.pem"
chmod 0444 "$application/authority.pem"
