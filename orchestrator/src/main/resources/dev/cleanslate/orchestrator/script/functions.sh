# Below: how. What is to be deleted comes after it. Nothing is done before the last line was read.

set -u
export IBMCLOUD_TRACE=false IBMCLOUD_COLOR=false IBMCLOUD_VERSION_CHECK=false

POLL=${CLEANUP_POLL:-10}         # seconds between two looks
PATIENCE=${CLEANUP_PATIENCE:-}   # seconds for each thing; left out, what its kind is given
TRIES=5                          # how often a refused deletion is asked for again
FORCE=no
CHECK=no
ACCOUNT=''
REGION=''
REGION_BEFORE=''
DELETED=0
GONE_BEFORE=0
LEFT=0
LEFT_LIST=''
BEYOND=0
BEYOND_LIST=''
WHOM=''
OWNER=''
SHUT=''
KIND=''
LIMIT=0
WAITS_FOR=''
KINDS_LEFT=''
NEWLINE='
'

options() {
  local option
  for option in "$@"; do
    case $option in
      --force) FORCE=yes ;;
      --check) CHECK=yes ;;
      *)
        printf 'There is no %s. --force asks nothing, --check only looks.\n' "$option" >&2
        exit 2
        ;;
    esac
  done
}

# Runs ibmcloud, up to three times where it cannot tell. ANSWER is what it said, FLAT the same
# without blanks; FLAT is empty where it failed.
query() {
  local try=1
  while :; do
    if ANSWER=$(ibmcloud "$@" 2>&1 </dev/null); then
      FLAT=${ANSWER//[[:space:]]/}
      return 0
    fi
    FLAT=''
    if says_absent || [ "$try" -ge 3 ]; then
      return 1
    fi
    try=$((try + 1))
    sleep "$POLL"
  done
}

# Runs ibmcloud once, to change something.
order() {
  ANSWER=$(ibmcloud "$@" 2>&1 </dev/null)
}

says_absent() {
  case $ANSWER in
    *[Ss]'tatus '[Cc]'ode: 404'* | *not_found* | *[Nn]'ot '[Ff]'ound'*) return 0 ;;
    *) return 1 ;;
  esac
}

# The line of ANSWER that says most.
reason() {
  local line told=''
  while IFS= read -r line; do
    case $line in
      'Error message: '*)
        told=${line#Error message: }
        break
        ;;
      FAILED | '') ;;
      *) told=${told:-$line} ;;
    esac
  done <<END_OF_ANSWER
$ANSWER
END_OF_ANSWER
  printf '%.200s' "${told:-ibmcloud said nothing}"
}

# Who is logged in, and where.
prepare() {
  local rest
  if ! command -v ibmcloud >/dev/null 2>&1; then
    printf 'ibmcloud is not on the PATH; nothing was done.\n' >&2
    exit 2
  fi
  if ! query target --output json; then
    printf 'ibmcloud does not say who is logged in (%s); nothing was done.\n' "$(reason)" >&2
    exit 2
  fi
  case $FLAT in
    *'"account":{'*'"guid":"'*)
      rest=${FLAT#*'"account":{'}
      rest=${rest#*'"guid":"'}
      ACCOUNT=${rest%%'"'*}
      ;;
    *)
      printf 'ibmcloud names no account; log in first. Nothing was done.\n' >&2
      exit 2
      ;;
  esac
  case $FLAT in
    *'"region":{'*'"name":"'*)
      rest=${FLAT#*'"region":{'}
      rest=${rest#*'"name":"'}
      REGION=${rest%%'"'*}
      ;;
  esac
  REGION_BEFORE=$REGION
}

# Run by a trap.
# shellcheck disable=SC2317
back_to_region() {
  if [ -n "$REGION_BEFORE" ] && [ "$REGION" != "$REGION_BEFORE" ]; then
    order target -r "$REGION_BEFORE"
  fi
}

confirm() {
  local typed=''
  if [ "$FORCE" = yes ] || [ "$CHECK" = yes ]; then
    return
  fi
  printf 'This deletes up to %s things in account %s, for good. Type %s to go on: ' "$2" "$ACCOUNT" "$1"
  IFS= read -r typed || true
  if [ "$typed" != "$1" ]; then
    printf '\nThat is another name. Nothing was deleted.\n' >&2
    exit 2
  fi
}

# keep ID REASON: it is left, and so is what must come after its kind.
keep() {
  LEFT=$((LEFT + 1))
  KINDS_LEFT="$KINDS_LEFT $KIND "
  LEFT_LIST="$LEFT_LIST    $OWNER: $KIND $1: $2$NEWLINE"
  printf 'Left: %s %s: %s\n' "$KIND" "$1" "$2"
}

# beyond ID REASON: a shell cannot delete it.
beyond() {
  BEYOND=$((BEYOND + 1))
  KINDS_LEFT="$KINDS_LEFT $KIND "
  BEYOND_LIST="$BEYOND_LIST    $OWNER: $KIND $1: $2$NEWLINE"
}

# step KIND SECONDS [KIND...]: what follows is of that kind and may take so long, once nothing is
# left of the others.
step() {
  local before
  KIND=$1
  LIMIT=${PATIENCE:-$2}
  WAITS_FOR=''
  shift 2
  for before in "$@"; do
    case $KINDS_LEFT in
      *" $before "*) WAITS_FOR=$before ;;
    esac
  done
}

# owned BEFORE: an owner that belongs to this one was dealt with; so much was left before it.
owned() {
  if [ $((LEFT + BEYOND)) -gt "$1" ]; then
    KINDS_LEFT="$KINDS_LEFT $KIND "
  fi
}

# at ACCOUNT REGION: whether things there can be asked for. WHY says why not.
at() {
  if [ -n "$1" ] && [ "$1" != "$ACCOUNT" ]; then
    WHY="it is in account $1, and ibmcloud is logged in to $ACCOUNT"
    return 1
  fi
  if [ -z "$2" ] || [ "$2" = "$REGION" ]; then
    return 0
  fi
  if query target -r "$2"; then
    REGION=$2
    return 0
  fi
  WHY="region $2 cannot be targeted: $(reason)"
  return 1
}

# Looks: SEEN is present, absent or unknown. It is absent only where the place that it lay in was
# found by the same credential, and present only where the answer names exactly its id: ibmcloud
# takes names for ids, too.
look() {
  if query "${GET[@]}"; then
    case $FLAT in
      *"\"id\":\"$1\""*) SEEN=present ;;
      *)
        SEEN=unknown
        WHY='the answer names another id'
        ;;
    esac
  elif ! says_absent; then
    SEEN=unknown
    WHY=$(reason)
  elif query "${CONTROL[@]}"; then
    SEEN=absent
  else
    SEEN=unknown
    WHY="it was not found, but nor was the place that it lay in: $(reason)"
  fi
}

# Whether it must be stopped first.
runs() {
  if [ "${#STOP[@]}" -eq 0 ]; then
    return 1
  fi
  case $FLAT in
    *'"status":"stopped"'* | *'"status":"failed"'* | *'"status":"deleting"'*) return 1 ;;
    *) return 0 ;;
  esac
}

# Asks for the next thing that brings it nearer to its end, unless that was granted already.
advance() {
  if [ "$SEEN" != present ] || [ "$ORDERED" = delete ]; then
    return
  fi
  if runs; then
    if [ "$ORDERED" = stop ]; then
      return
    fi
    if order "${STOP[@]}"; then
      ORDERED=stop
      WHY='it was told to stop, and still runs'
    else
      REFUSED=$((REFUSED + 1))
      WHY=$(reason)
    fi
    return
  fi
  if order "${DELETE[@]}"; then
    ORDERED=delete
    WHY='its deletion was accepted, and it is still there'
  else
    REFUSED=$((REFUSED + 1))
    WHY=$(reason)
  fi
}

# remove ID ACCOUNT REGION: looks; if it is there, deletes it, and looks until it is gone.
remove() {
  local until
  if ! at "$2" "$3"; then
    keep "$1" "$WHY"
    return
  fi
  look "$1"
  if [ "$SEEN" = absent ]; then
    GONE_BEFORE=$((GONE_BEFORE + 1))
    printf 'Gone already: %s %s\n' "$KIND" "$1"
    return
  fi
  if [ "$SEEN" = unknown ]; then
    keep "$1" "$WHY"
    return
  fi
  if [ "$CHECK" = yes ]; then
    keep "$1" 'it is there'
    return
  fi
  if [ -n "${SHUT:-$WAITS_FOR}" ]; then
    keep "$1" "it waits for ${SHUT:-$WAITS_FOR}, of which something is left"
    return
  fi
  ORDERED=''
  REFUSED=0
  until=$((SECONDS + LIMIT))
  while [ "$REFUSED" -lt "$TRIES" ]; do
    advance
    look "$1"
    if [ "$SEEN" = absent ]; then
      DELETED=$((DELETED + 1))
      printf 'Deleted: %s %s\n' "$KIND" "$1"
      return
    fi
    if [ "$SEEN" = unknown ]; then
      REFUSED=$((REFUSED + 1))
    fi
    if [ "$SECONDS" -ge "$until" ]; then
      break
    fi
    sleep "$POLL"
  done
  keep "$1" "$WHY"
}

# ID ACCOUNT INSTANCE ZONE
dns_record() {
  GET=(dns resource-record "$4" "$1" --instance "$3" --output json)
  CONTROL=(dns zone "$4" --instance "$3" --output json)
  STOP=()
  DELETE=(dns resource-record-delete "$4" "$1" --instance "$3" --force)
  remove "$1" "$2" ''
}

# ID ACCOUNT REGION VPC
bare_metal_server() {
  GET=(is bare-metal-server "$1" --output JSON)
  CONTROL=(is vpc "$4" --output JSON)
  STOP=(is bare-metal-server-stop "$1" --type hard --force)
  DELETE=(is bare-metal-server-delete "$1" --force)
  remove "$1" "$2" "$3"
}

# ID ACCOUNT REGION SUBNET
virtual_network_interface() {
  GET=(is virtual-network-interface "$1" --output JSON)
  CONTROL=(is subnet "$4" --output JSON)
  STOP=()
  DELETE=(is virtual-network-interface-delete "$1" --force)
  remove "$1" "$2" "$3"
}

# ID ACCOUNT REGION SUBNET
reserved_ip() {
  GET=(is subnet-reserved-ip "$4" "$1" --output JSON)
  CONTROL=(is subnet "$4" --output JSON)
  STOP=()
  DELETE=(is subnet-reserved-ip-delete "$4" "$1" --force)
  remove "$1" "$2" "$3"
}

summary() {
  printf '\nSummary for %s\n' "$WHOM"
  printf '  deleted: %d\n  gone before: %d\n  left: %d\n%s' "$DELETED" "$GONE_BEFORE" "$LEFT" "$LEFT_LIST"
  printf '  beyond a shell: %d\n%s' "$BEYOND" "$BEYOND_LIST"
}

# Run by a trap.
# shellcheck disable=SC2317
interrupted() {
  printf '\nInterrupted. Run it again: what is gone is passed over.\n'
  summary
  exit 130
}

# begin OWNER NAME COUNT [OPTION...]
begin() {
  WHOM=$1
  local name=$2 count=$3
  shift 3
  options "$@"
  if [ "$count" -gt 0 ]; then
    prepare
    trap back_to_region EXIT
    trap interrupted INT TERM
    confirm "$name" "$count"
  fi
}

finish() {
  summary
  if [ "$LEFT" -gt 0 ]; then
    exit 1
  fi
  if [ "$BEYOND" -gt 0 ]; then
    exit 3
  fi
  exit 0
}
