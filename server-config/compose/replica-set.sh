#!/usr/bin/env bash
# Brings the three members together, and makes the administrator and the application's user. Running it twice is harmless.
set -euo pipefail

admin=$(cat /secrets/admin-password)
MFLIX_APP_PASSWORD=$(cat /secrets/app-password)
export admin MFLIX_APP_PASSWORD

# of compose.tls.yaml
read -ra tls <<<"${MONGOSH_OPTIONS:-}"

as_admin() { mongosh --quiet "${tls[@]}" "mongodb://admin:$admin@127.0.0.1/?authSource=admin" "$@"; }

if ! as_admin --eval 'db.hello().ok' >/dev/null 2>&1; then
  mongosh --quiet "${tls[@]}" --eval '
    try { rs.status(); } catch (notYet) {
      rs.initiate({ _id: "rs0", members: [
        { _id: 0, host: "db1:27017", priority: 2 }, { _id: 1, host: "db2:27017" }, { _id: 2, host: "db3:27017" } ] });
    }
    while (!db.hello().isWritablePrimary) { sleep(200); }
    db.getSiblingDB("admin").createUser({ user: "admin", pwd: process.env.admin, roles: ["root"] });'
fi
mongosh --quiet "${tls[@]}" "mongodb://admin:$admin@db1,db2,db3/?authSource=admin&replicaSet=rs0" /server-config/provision.js
