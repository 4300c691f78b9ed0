#!/usr/bin/env bash
# Takes the customers of a CSV file through a three-arm e-mail campaign, over REST alone, and prints what came of it.
#
#   run.sh BASE_URL CSV [NAME]
#
#   BASE_URL  where Millrace is: http://127.0.0.1:8080
#   CSV       a file with the columns treatment, visit, conversion and spend; treatment is "Mens E-Mail", "Womens E-Mail" or
#             "No E-Mail"; any order, any further columns, any line endings
#   NAME      names the campaign and begins the contacts' identifiers, default hillstrom. The same name again changes nothing
#             and mails nobody twice; it prints the same table.
#
# Environment: MILLRACE_USER and MILLRACE_PASSWORD (a marketer or administrator), MILLRACE_SINK_URL (the mail catcher, default
# http://127.0.0.1:8025), MILLRACE_WAIT_SECONDS (how long the campaign may take, default 1800).
# Needs bash, curl and jq (1.6 or later). Progress goes to standard error; the last line of standard output is one JSON object.
set -euo pipefail

readonly BATCH=5000
readonly EVENT_SOURCE=hillstrom

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "run.sh: $1"
  [ $# -lt 2 ] || say "        $2"
  exit 1
}

usage() { fail "usage: run.sh BASE_URL CSV [NAME]" "For example: run.sh http://127.0.0.1:8080 hillstrom.csv"; }

if [ $# -lt 2 ] || [ $# -gt 3 ]; then usage; fi
readonly CSV=$2 NAME=${3:-hillstrom}
readonly SINK_URL=${MILLRACE_SINK_URL:-http://127.0.0.1:8025}
readonly SINK=${SINK_URL%/}
readonly WAIT=${MILLRACE_WAIT_SECONDS:-1800}

for tool in curl jq; do
  command -v "$tool" > /dev/null || fail "$tool is not installed." "Install it: on Debian, apt-get install $tool"
done
if [ -z "${MILLRACE_USER:-}" ] || [ -z "${MILLRACE_PASSWORD:-}" ]; then
  fail "MILLRACE_USER and MILLRACE_PASSWORD are not set." \
    "Set them to a marketer's or administrator's; the server prints the development users when it starts."
fi
[ -r "$CSV" ] || fail "The file $CSV cannot be read." "Give the path of the CSV file as second argument."
[[ $NAME =~ ^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$ ]] ||
  fail "NAME \"$NAME\" cannot be used." "Use up to 40 letters, digits, hyphens and underscores, beginning with a letter or digit."
[[ $WAIT =~ ^[0-9]+$ ]] || fail "MILLRACE_WAIT_SECONDS is not a number of seconds."

base=${1%/}
case $base in
  http://* | https://*) ;;
  *) fail "BASE_URL \"$1\" is not an address." "Write it with its scheme: http://127.0.0.1:8080" ;;
esac
base=${base%/api/v1}
readonly API=${base%/millrace}/millrace/api/v1

umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Credentials reach curl by a file: arguments can be read by every user of the machine.
quoted() { local text=${1//\\/\\\\}; printf '%s' "${text//\"/\\\"}"; }
printf 'user = "%s:%s"\n' "$(quoted "$MILLRACE_USER")" "$(quoted "$MILLRACE_PASSWORD")" > "$work/curl.conf"

# request METHOD PATH [curl arguments]: the status is in $status, the answer in $work/answer. Repeating any request of this
# script changes nothing, so what was not answered, or with 5xx, is tried again.
status=
request() {
  local method=$1 path=$2
  shift 2
  status=$(curl -sS -K "$work/curl.conf" --max-time 900 --retry 4 --retry-connrefused -X "$method" \
    -H 'Accept: application/json' -o "$work/answer" -w '%{http_code}' "$@" "$API/$path") ||
    fail "$method $API/$path was not answered." "Is Millrace running there? Start it with mvn -Prun."
}

# api METHOD PATH [curl arguments]: as request, but a refusal ends the script; prints the answer.
api() {
  request "$@"
  [ "$status" -lt 400 ] || refused "$1" "$2"
  cat "$work/answer"
}

refused() {
  case $status in
    401) fail "User and password are not accepted." "Check MILLRACE_USER and MILLRACE_PASSWORD." ;;
    403) fail "The user $MILLRACE_USER may not do this: $1 $2." "Use a marketer or an administrator." ;;
  esac
  fail "$1 $2 was refused ($status)." "$(jq -r '[.detail // .title // empty, (.errors[]? | "\(.where): \(.what) \(.mend // "")")] | join(" ")' \
    "$work/answer" 2> /dev/null || head -c 500 "$work/answer")"
}

json() { api "$1" "$2" -H 'Content-Type: application/json' "${@:3}"; }

# ensure PATH: makes what is in $work/body unless it is there already.
ensure() {
  request GET "$1"
  case $status in
    404) json PUT "$1" --data-binary "@$work/body" > /dev/null ;;
    2*) ;;
    *) refused GET "$1" ;;
  esac
}

# --- the file ---------------------------------------------------------------------------------------------------------------

unreadable() {
  local reason
  reason=$(< "$work/reason")
  fail "${reason#*): }" "Mend the file $CSV, or give another one."
}

# Prints a line {"column": …, "rows": …} with the name of the treatment's column and the number of rows, then a line
# {"events": […]} for each batch of visits and conversions. Contacts are NAME-<row>; columns are found by their names.
read_file() {
  jq -Rsc --arg name "$NAME" --arg source "$EVENT_SOURCE" --argjson batch "$BATCH" '
    def trimmed: if test("^\\s|\\s$") then sub("^\\s+"; "") | sub("\\s+$"; "") else . end;
    def fields($by):
      if index("\"") == null then split($by)
      else
        reduce split("")[] as $c ({cells: [], cell: "", quoted: false, closed: false};
          if .quoted then (if $c == "\"" then .quoted = false | .closed = true else .cell += $c end)
          elif $c == "\"" then (if .closed then .cell += "\"" else . end) | .quoted = true | .closed = false
          elif $c == $by then .cells += [.cell] | .cell = "" | .closed = false
          else .cell += $c | .closed = false end)
        | .cells + [.cell]
      end;
    def number: (trimmed | tonumber)? // 0;
    def event($row; $what; $properties): {contact: "\($name)-\($row)", name: $what, source: $source,
      externalId: "\($name)-\($row)-\($what)", properties: $properties};

    ltrimstr("\ufeff")
    | (if index("\n") != null then split("\n") | map(rtrimstr("\r")) else split("\r") end)
    | map(select(. != ""))
    | if length < 2 then error("The file has no rows.") else . end
    | . as $lines
    | ([",", ";", "\t", "|"] | max_by(. as $by | $lines[0] | split($by) | length)) as $by
    | ($lines[0] | fields($by) | map(trimmed)) as $header
    | ($header | map(ascii_downcase)) as $names
    | ["treatment", "visit", "conversion", "spend"]
    | map(. as $wanted | $names | index($wanted)
        // error("The file has no column \"\($wanted)\"; it has \($header | join(", "))."))
    | . as [$treatment, $visit, $conversion, $spend]
    | [range(1; $lines | length) as $row
       | ($lines[$row] | fields($by)) as $cells
       | if ($cells | length) <= ([$treatment, $visit, $conversion, $spend] | max)
         then error("Row \($row) has only \($cells | length) fields.") else . end
       | ($cells[$treatment] | trimmed) as $arm
       | if $arm != "Mens E-Mail" and $arm != "Womens E-Mail" and $arm != "No E-Mail"
         then error("Row \($row) has the treatment \"\($arm)\"; known are Mens E-Mail, Womens E-Mail and No E-Mail.")
         else . end
       | (if ($cells[$visit] | number) != 0 then event($row; "hillstrom_visit"; {}) else empty end),
         (if ($cells[$conversion] | number) != 0
          then event($row; "hillstrom_order"; {spend: ($cells[$spend] | number)}) else empty end)] as $events
    | {column: $header[$treatment], rows: (($lines | length) - 1)},
      (range(0; $events | length; $batch) as $from | {events: $events[$from:$from + $batch]})
  ' "$CSV" 2> "$work/reason" || unreadable
}

say "Reading $CSV …"
read_file > "$work/batches"
{ read -r facts; cat > "$work/events"; } < "$work/batches"
rows=$(jq -r .rows <<< "$facts")
column=$(jq -r .column <<< "$facts")
say "$rows customers."

# A slug begins with a small letter and has no capitals; a NAME that cannot be one gets one that ends in a number made from it.
slug=$NAME
[[ $NAME =~ ^[a-z]([a-z0-9-]*[a-z0-9])?$ ]] || slug=$(jq -rn --arg name "$NAME" '
  ($name | reduce explode[] as $c (7; (. * 31 + $c) % 1000000007)) as $number
  | "n-" + ($name | ascii_downcase | split("_") | join("-")) + "-\($number)"')

# --- customers ---------------------------------------------------------------------------------------------------------------

jq -n --arg name "Customers of $NAME" '{name: $name, kind: "LIST"}' > "$work/body"
ensure "segments/$slug"
list=$(api GET "segments/$slug" | jq -r .id)

say "Importing …"
settings=$(jq -nc --arg name "$NAME" --argjson list "$list" --arg column "$column" '{prefix: $name,
  externalId: "{prefix}-{row}", fields: {email: "{prefix}-{row}@example.com"},
  columns: {($column): {attribute: "treatment", type: "TEXT"}}, segmentId: $list}')
job=$(api POST "contacts/import?fileName=$slug.csv&settings=$(jq -rn --arg settings "$settings" '$settings | @uri')" \
  -H 'Content-Type: text/csv' --data-binary "@$CSV" | jq -r .id)

started=$SECONDS
while :; do
  api GET "contacts/import/$job" > "$work/job"
  case $(jq -r .status "$work/job") in
    DONE) break ;;
    FAILED) fail "The import failed: $(jq -r .error "$work/job")" "See $API/contacts/import/$job" ;;
  esac
  [ $((SECONDS - started)) -lt "$WAIT" ] ||
    fail "The import is not done after $WAIT seconds." "See $API/contacts/import/$job, or set MILLRACE_WAIT_SECONDS higher."
  sleep 1
done
[ "$(jq -r .failed "$work/job")" = 0 ] ||
  fail "$(jq -r .failed "$work/job") rows could not be imported." "See $API/contacts/import/$job/errors"
say "Imported: $(jq -r '"\(.created) new, \(.updated) changed, \(.same) as they were"' "$work/job")."

# --- templates, workflow, campaign --------------------------------------------------------------------------------------------

template() {
  jq -n --arg name "$NAME: $1's offers" --arg subject "$1's merchandise, picked for you" --arg what "$2" '{name: $name,
    channel: "email", subject: $subject,
    html: "<h1>New for \($what)</h1><p>Have a look at <a href=\"https://www.example.com/\($what)\">this season</a>.</p><p>{{campaign.name}} · <a href=\"{{unsubscribe_url}}\">Unsubscribe</a></p>",
    text: "New for \($what): https://www.example.com/\($what)\n\n{{campaign.name}} · Unsubscribe: {{unsubscribe_url}}\n"}' > "$work/body"
  ensure "templates/$slug-$2"
}
template Men men
template Women women

jq -n --arg slug "$slug" --arg name "$NAME" '
  def arm($value; $control): {port: $value, values: [$value]} + (if $control then {control: true} else {} end);
  def node($id; $type; $config): {id: $id, type: $type, config: $config};
  {slug: $slug, name: $name,
   nodes: [
     node("start"; "manual-trigger"; {}),
     node("arms"; "split"; {attribute: "treatment", experiment: true,
       arms: [arm("Mens E-Mail"; false), arm("Womens E-Mail"; false), arm("No E-Mail"; true)]}),
     node("mens"; "send"; {channel: "email", template: "\($slug)-men"}),
     node("womens"; "send"; {channel: "email", template: "\($slug)-women"}),
     node("end"; "exit"; {})],
   edges: [
     {from: "start", to: "arms"},
     {from: "arms", port: "Mens E-Mail", to: "mens"},
     {from: "arms", port: "Womens E-Mail", to: "womens"},
     {from: "arms", port: "No E-Mail", to: "end"},
     {from: "arms", port: "otherwise", to: "end"},
     {from: "mens", to: "end"}, {from: "womens", to: "end"}]}' > "$work/body"
ensure "workflows/$slug/draft"
json POST "workflows/$slug/publish" > /dev/null

find_campaign() {
  api GET campaigns --get --data-urlencode "name=$NAME" |
    jq -c '[.items[] | select(.status != "ARCHIVED")][0] // empty'
}

campaign=$(find_campaign)
if [ -z "$campaign" ]; then
  jq -n --arg name "$NAME" --arg slug "$slug" '{name: $name, type: "AB_TEST", workflow: $slug,
    audience: {kind: "SEGMENT", segment: $slug}, fromName: "Example Store", fromEmail: "offers@example.com",
    goals: [{name: "visit", event: "hillstrom_visit", window: "P14D"},
            {name: "conversion", event: "hillstrom_order", window: "P14D", valueProperty: "spend"}]}' > "$work/body"
  json POST campaigns --data-binary "@$work/body" > /dev/null
  campaign=$(find_campaign)
fi
id=$(jq -r .id <<< "$campaign")
[ "$(jq -r .workflowSlug <<< "$campaign")" = "$slug" ] ||
  fail "The campaign $NAME is another one: it does not bind the workflow $slug." "Choose another NAME."

case $(jq -r .status <<< "$campaign") in
  DRAFT) json POST "campaigns/$id/activate" > /dev/null ;;
  ACTIVE) json POST "campaigns/$id/run-now" > /dev/null ;;
  COMPLETED) ;;
  *) fail "The campaign $NAME is $(jq -r .status <<< "$campaign"), so it cannot drain." "Resume it, or choose another NAME." ;;
esac

# --- drained? ----------------------------------------------------------------------------------------------------------------

say "Campaign $id runs …"
started=$SECONDS
moved=$SECONDS
before=
while :; do
  api GET "analytics/campaigns/$id" > "$work/report"
  now=$(jq -c '[.runs, .messages, .queue]' "$work/report")
  if [ "$now" != "$before" ]; then
    before=$now moved=$SECONDS
    say "  $(jq -r '"\(.runs.entered) entered, \(.runs.success) done, \(.messages.sent) of \(.messages.queued) mails sent"' "$work/report")"
  fi
  jq -e '.queue.entering + .queue.runsDue + .queue.messagesReady + .queue.messagesClaimed
    + .runs.waiting + .runs.frozen + .runs.incident == 0 and .runs.entered > 0' "$work/report" > /dev/null && break
  if [ $((SECONDS - started)) -ge "$WAIT" ] || [ $((SECONDS - moved)) -ge 300 ]; then
    fail "The campaign has not drained: $(jq -r '"\(.runs.waiting) runs wait, \(.runs.frozen) are frozen, \(.runs.incident) are incidents, \(.queue.messagesReady) messages wait"' "$work/report")." \
      "Look at the operations page for incidents, and whether the mail server is reached; then run this again."
  fi
  sleep 1
done
entered=$(jq -r .runs.entered "$work/report")
[ "$entered" -ge "$rows" ] || fail "Only $entered of $rows customers entered the campaign." "Is the campaign's audience the list $slug?"
jq -e '.messages.failed + .messages.uncertain + .messages.skipped == 0' "$work/report" > /dev/null ||
  say "Not all mails left: $(jq -r '"\(.messages.failed) failed, \(.messages.uncertain) uncertain, \(.messages.skipped) skipped"' "$work/report"); see the messages' page."

# --- what the customers did ---------------------------------------------------------------------------------------------------

say "Posting visits and conversions …"
while IFS= read -r batch; do
  printf '%s' "$batch" > "$work/body"
  json POST events --data-binary "@$work/body" > "$work/recorded"
  rejected=$(jq -r '.rejected | if type == "array" then length else . // 0 end' "$work/recorded")
  [ "$rejected" = 0 ] || fail "$rejected events were rejected: $(jq -c '.rejected[0]? // .' "$work/recorded")" "Are these contacts there?"
done < "$work/events"

# --- the table ----------------------------------------------------------------------------------------------------------------

curl -sS --max-time 300 --get --data-urlencode "recipientPrefix=$NAME-" "$SINK/messages" > "$work/mails" ||
  fail "The mail catcher $SINK was not reached." "Set MILLRACE_SINK_URL to its address."
api GET "analytics/campaigns/$id" > "$work/report"

# A campaign "hill" must not count the mails of "hill-2": after the prefix come digits alone.
jq -c --arg name "$NAME" --slurpfile mails "$work/mails" '
  def rounded: if . == null then null else . * 1000000 | round / 1000000 end;
  def goal($name): .goals[] | select(.goal == $name);
  ([$mails[0].messages[].recipient | ascii_downcase
    | select(startswith($name + "-" | ascii_downcase)) | .[($name | length) + 1:]
    | select(test("^[0-9]+@example[.]com$"))] | sort) as $rows
  | {arms: [.experiment.variants[] | {
       name: .name,
       contacts: .contacts,
       sent: .messages.sent,
       visit_rate: (goal("visit").rate | rounded),
       conversion_rate: (goal("conversion").rate | rounded),
       value_per_contact: (goal("conversion").valuePerContact | rounded),
       visit_lift: (goal("visit").lift.estimate | rounded),
       visit_lift_low: (goal("visit").lift.low | rounded),
       visit_lift_high: (goal("visit").lift.high | rounded)}],
     mails_at_sink: ($rows | length),
     duplicates_at_sink: (($rows | length) - ($rows | unique | length))}' "$work/report"
