#!/usr/bin/env bash
# Turns NEO4J_* variables into neo4j.conf, sets the first password and starts Neo4j, as the user neo4j.
set -euo pipefail
umask 077

fail() { echo "$*" >&2; exit 1; }

conf=$NEO4J_HOME/conf/neo4j.conf
as_neo4j=()
if [ "$(id -u)" -eq 0 ]; then
  as_neo4j=(setpriv --reuid=neo4j --regid=neo4j --init-groups)
fi
[ "${1:-neo4j}" = neo4j ] || exec "${as_neo4j[@]}" "$@"

if [ -d /conf ]; then
  rm -rf "${NEO4J_HOME:?}"/conf/*
  cp -r /conf/. "$NEO4J_HOME/conf/"
fi
if [ -d /ssl ]; then
  rm -rf "$NEO4J_HOME/certificates"
  ln -s /ssl "$NEO4J_HOME/certificates"
fi
touch "$conf"

by_default() { grep -q "^$1=" "$conf" || printf '\n%s=%s\n' "$1" "$2" >>"$conf"; }
by_default server.memory.pagecache.size 512M
by_default server.default_listen_address 0.0.0.0

set_setting() {
  if [ "$1" != server.jvm.additional ]; then
    grep -v "^$1=" "$conf" >"$conf.new" || true
    mv "$conf.new" "$conf"
  fi
  printf '%s=%s\n' "$1" "$2" >>"$conf"
}

# NEO4J_A_B is a.b, NEO4J_A__B is a_b.
while IFS= read -rd '' variable; do
  name=${variable%%=*}
  case $name in
    NEO4J_ACCEPT_LICENSE_AGREEMENT | NEO4J_AUTH | NEO4J_AUTH_PATH | NEO4J_DEBUG | NEO4J_EDITION | NEO4J_HOME | NEO4J_PLUGINS)
      continue ;;
    NEO4J_[0-9]*)
      echo "WARNING: ${name#NEO4J_} not written to conf file because settings that start with a number are not permitted" >&2
      continue ;;
    NEO4J_*) ;;
    *) continue ;;
  esac
  setting=${name#NEO4J_}
  setting=${setting//_/.}
  setting=${setting//../_}
  [ -z "${variable#*=}" ] || set_setting "$setting" "${variable#*=}"
done < <(env -0)

# What neo4j-admin leaves, which would take the password as an argument for all to read. One round of hashing instead of
# 1,024: no password of these images is worth more.
set_password() {
  local salt hash
  salt=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  hash=$(printf '%s%s' "$salt" "$1" | sha256sum | cut -d' ' -f1)
  mkdir -p /data/dbms
  printf 'neo4j:SHA-256,%s,%s,1:%s\n' "$hash" "$(printf '%s' "$salt" | od -An -v -tx1 | tr -d ' \n')" "$2" >/data/dbms/auth.ini
}

if [ -n "${NEO4J_AUTH_PATH:-}" ]; then
  [ -f "$NEO4J_AUTH_PATH" ] || fail "The password file '$NEO4J_AUTH_PATH' does not exist"
  auth=$(cat "$NEO4J_AUTH_PATH")
else
  auth=${NEO4J_AUTH:-}
fi
case $auth in
  '') ;;
  none) set_setting dbms.security.auth_enabled false ;;
  */*)
    [ "${auth%%/*}" = neo4j ] || fail "Invalid admin username, it must be neo4j."
    password=${auth#*/}
    change=
    case $password in
      */[tT][rR][uU][eE]) change=password_change_required password=${password%/*} ;;
    esac
    case $password in
      neo4j) fail "Invalid value for password. It cannot be 'neo4j', which is the default." ;;
      '' | */*) fail "Invalid value for NEO4J_AUTH: a password without '/' is needed after 'neo4j/'" ;;
    esac
    shortest=$(sed -n 's/^dbms\.security\.auth_minimum_password_length=//p' "$conf")
    [ "${#password}" -ge "${shortest:-8}" ] || fail "Invalid value for password. The minimum password length is 8 characters."
    [ -d /data/databases ] || set_password "$password" "$change"
    ;;
  *) fail "Invalid value for NEO4J_AUTH: it must be 'none' or start with 'neo4j/'" ;;
esac
unset auth password NEO4J_AUTH

if [ "$(id -u)" -eq 0 ]; then
  chown -R neo4j:neo4j /data /logs "$NEO4J_HOME/conf"
fi

setting() { sed -n "s/^$1=//p" "$conf" | tail -n 1; }
options=()
initial=$(setting server.memory.heap.initial_size)
largest=$(setting server.memory.heap.max_size)
options+=("-Xms${initial:-192m}" "-Xmx${largest:-640m}")
while IFS= read -r option; do options+=("$option"); done < <(sed -n 's/^server\.jvm\.additional=//p' "$conf")
exec "${as_neo4j[@]}" java @"$NEO4J_HOME/java-options" "${options[@]}" org.neo4j.server.CommunityEntryPoint --console-mode \
  --home-dir="$NEO4J_HOME" --config-dir="$NEO4J_HOME/conf"
