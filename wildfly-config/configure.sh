#!/bin/sh
# Configures a WildFly for Millrace while it is stopped, or takes the configuration back.
#
#   configure.sh [--undo] [--base DIR] [--driver JAR] [--spi JAR] WILDFLY_HOME [CONCERN...]
#
#   --undo        runs the undo scripts, in the opposite order
#   --base DIR    the server's base directory, default WILDFLY_HOME/standalone
#   --driver JAR  the PostgreSQL driver, needed the first time
#   --spi JAR     millrace-ejb-client.jar, needed the first time and with each new version of Millrace
#   CONCERN       names of scripts without .cli; default: all that every installation needs, for --undo all
#
# Each concern is one script and its undo, NAME.cli and NAME-undo.cli; each may be run again.
# The server's configuration file is standalone-full.xml unless MILLRACE_SERVER_CONFIG names another.
set -eu

usage() {
  sed -n '2,14s/^# \{0,1\}//p' "$0"
  exit 2
}

fail() {
  echo "configure.sh: $1" >&2
  exit 1
}

scripts=$(cd "$(dirname "$0")" && pwd)
undo=
base=
driver=
spi=
while [ $# -gt 0 ]; do
  case $1 in
    --undo) undo=-undo; shift ;;
    --base) [ $# -gt 1 ] || usage; base=$2; shift 2 ;;
    --driver) [ $# -gt 1 ] || usage; driver=$2; shift 2 ;;
    --spi) [ $# -gt 1 ] || usage; spi=$2; shift 2 ;;
    -*) usage ;;
    *) break ;;
  esac
done
[ $# -gt 0 ] || usage
home=$(cd "$1" 2>/dev/null && pwd) || fail "no such folder: $1"
shift
[ -f "$home/bin/jboss-cli.sh" ] || fail "$home holds no WildFly (bin/jboss-cli.sh is missing)"
base=${base:-$home/standalone}
[ -d "$base/configuration" ] || fail "$base is no server directory (configuration is missing)"
base=$(cd "$base" && pwd)
if [ $# -eq 0 ]; then
  set -- driver spi datasource queues mail security transactions ejb web microprofile logging
  [ -z "$undo" ] || set -- "$@" mail-login credential-store
fi
config=${MILLRACE_SERVER_CONFIG:-standalone-full.xml}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ -z "$driver" ] || cp "$driver" "$work/postgresql.jar"
spi=${spi:-$home/modules/org/millrace/spi/main/millrace-spi.jar}
[ ! -f "$spi" ] || cp "$spi" "$work/millrace-spi.jar"

order=
for concern in "$@"; do
  [ "$concern$undo" != spi ] || [ -f "$work/millrace-spi.jar" ] || fail "no $spi; name millrace-ejb-client.jar with --spi"
  [ -f "$scripts/$concern$undo.cli" ] || fail "no script $scripts/$concern$undo.cli"
  if [ -n "$undo" ]; then order=" $concern$order"; else order="$order $concern"; fi
done
{
  echo "embed-server --server-config=$config --std-out=discard"
  for concern in $order; do
    echo "echo $concern$undo"
    cat "$scripts/$concern$undo.cli"
  done
  echo "stop-embedded-server"
} > "$work/all.cli"

cd "$work"
JBOSS_HOME=$home
export JBOSS_HOME
if JAVA_OPTS="-Djboss.server.base.dir=$base" "$home/bin/jboss-cli.sh" --file=all.cli > cli.log 2>&1; then
  echo "Configured $base/configuration/$config${undo:+ (undone)}:$order" | tr -s ' '
else
  cat cli.log >&2
  fail "the scripts failed, see above; nothing after the failed line was done"
fi
