#!/usr/bin/env bash
# Makes every password and key of compose.yaml, once. Existing files are not changed.
set -euo pipefail
umask 077

random() { head -c "$1" /dev/urandom | base64 -w 0 | tr '+/' '-_' | tr -d '='; }

# $1 file, $2 who may read it, $3 content
keep() {
  if [ ! -s "$1" ]; then
    printf '%s' "$3" >"$1.new"
    chown "$2" "$1.new"
    chmod 0400 "$1.new"
    mv "$1.new" "$1"
  fi
}

# the members of the set authenticate each other with it; base64 letters only
keep /database/keyfile 999:999 "$(head -c 512 /dev/urandom | base64 -w 0)"
keep /database/admin-password 0:0 "$(random 24)"
keep /database/app-password 0:0 "$(random 24)"
chmod 0755 /database /application /observe

# Prometheus reads the metrics with it
keep /application/mflix.metrics.token 10001:10001 "$(random 24)"
keep /observe/metrics-token 65534:65534 "$(cat /application/mflix.metrics.token)"
keep /application/mflix.secret.key 10001:10001 "$(random 48)"
keep /application/mflix.db.uri 10001:10001 \
  "mongodb://mflixAppUser:$(cat /database/app-password)@db1,db2,db3/sample_mflix?authSource=admin&replicaSet=rs0"
