# shellcheck shell=sh disable=SC2034 # read by the scripts that source it
# Sourced by the scripts beside it: installs what is missing and builds a preset. What it says goes to standard error,
# so that a command's own output stays clean.

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)

build_packages="g++ cmake ninja-build pkg-config libmd4c-dev libyaml-cpp-dev libfmt-dev libcli11-dev
  nlohmann-json3-dev libvalijson-dev libexpected-dev nettle-dev libseccomp-dev
  libtomlplusplus-dev python3"
test_packages="catch2 git patch libcmark-gfm-dev libcmark-gfm-extensions-dev nodejs"

fail() {
  echo "$(basename "$0"): $1" >&2
  exit 2
}

is_installed() {
  dpkg-query -W -f='${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed
}

# missing PACKAGE...: prints those that are not installed.
missing() {
  for package in "$@"; do
    is_installed "$package" || printf '%s ' "$package"
  done
}

# quietly LOG COMMAND...: what the command says goes to a file, and is shown only when the command fails.
quietly() {
  quiet_log=$1
  shift
  "$@" >"$quiet_log" 2>&1 </dev/null || {
    cat "$quiet_log" >&2
    fail "'$1' failed"
  }
}

# install PACKAGE...: with apt, as root or through sudo.
install() {
  command -v apt-get >/dev/null 2>&1 || fail "these packages are needed, and there is no apt-get here: $*"
  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || fail "these packages are needed; install them as root: apt-get install $*"
    as_root=sudo
    echo "$(basename "$0"): sudo is used to install packages" >&2
  fi
  echo "$(basename "$0"): installing $*" >&2
  # as_root is empty or one word.
  quietly "$root/build/update.log" $as_root apt-get update
  quietly "$root/build/install.log" $as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends "$@"
}

need() {
  mkdir -p "$root/build"
  wanted=$(missing "$@")
  # shellcheck disable=SC2086 # a list of words
  [ -z "$wanted" ] || install $wanted
}

# build PRESET [TARGET]: configures once and compiles what has changed; quick when nothing has.
build() {
  folder=$root/build/$1
  mkdir -p "$folder"
  # Two calls at once must not build in the same folder.
  exec 9>"$folder/build.lock"
  flock 9
  if [ ! -f "$folder/build.ninja" ]; then
    echo "$(basename "$0"): building into build/$1, which takes a few minutes the first time" >&2
    (cd "$root" && quietly "$folder/configure.log" cmake --preset "$1")
  fi
  quietly "$folder/build.log" cmake --build "$folder" ${2:+--target "$2"}
  exec 9>&-
}
