#!/bin/sh
# Checks a library of SOPs in continuous integration: what is wrong, what a pull request loosens,
# and whether every sign-off can be proved. Reads the repository, writes reports, asks nobody anything.
#
#   SOP           how sop is called (sop)
#   SOP_BASE      branch or commit that a change is compared with; found out by itself on GitHub, GitLab and Azure
#   SOP_FAIL_ON   level of findings that fails: error or warning (error)
#   SOP_LOOSENED  tell or fail: what a loosened gate or template does, beyond being told (tell)
#   SOP_FORMAT    how findings are printed: github, text, ... (text; github on GitHub)
#   SOP_REPORTS   folder for sop.sarif, sop-junit.xml and sop-summary.md; none without it
#
# Exit code: 0 fine, 1 findings or sign-offs that are not proved, 2 nothing could be judged.
set -u
GIT_TERMINAL_PROMPT=0
GIT_SSH_COMMAND="${GIT_SSH_COMMAND:-ssh} -o BatchMode=yes -o ConnectTimeout=20"
GIT_HTTP_LOW_SPEED_LIMIT=1000
GIT_HTTP_LOW_SPEED_TIME=60
export GIT_TERMINAL_PROMPT GIT_SSH_COMMAND GIT_HTTP_LOW_SPEED_LIMIT GIT_HTTP_LOW_SPEED_TIME
SOP=${SOP:-sop}
fail_on=${SOP_FAIL_ON:-error}
format=${SOP_FORMAT:-}
[ -n "$format" ] || { [ "${GITHUB_ACTIONS:-}" = true ] && format=github || format=text; }

fetch() {
  if command -v timeout >/dev/null 2>&1; then
    timeout 300 git fetch --quiet --no-tags --no-recurse-submodules "$@" </dev/null
  else
    git fetch --quiet --no-tags --no-recurse-submodules "$@" </dev/null
  fi
}

cannot() {
  echo "sop-ci: $1" >&2
  exit 2
}

git rev-parse --git-dir >/dev/null 2>&1 || cannot 'This is no git checkout.'

# Who signed what, and under which rules, is in the history: all of it is needed.
if [ "$(git rev-parse --is-shallow-repository)" = true ]; then
  echo 'sop-ci: The checkout is shallow; fetching the rest of the history.' >&2
  fetch --unshallow origin || cannot 'The checkout is shallow and the rest cannot be fetched. Check out with full history: fetch-depth: 0 on GitHub and Azure, GIT_DEPTH: 0 on GitLab.'
fi

# What the change is compared with: as told, else as the forge says it.
base=${SOP_BASE:-}
[ -n "$base" ] || base=${MERGE_GROUP_BASE_SHA:-}
[ -n "$base" ] || base=${CI_MERGE_REQUEST_DIFF_BASE_SHA:-}
[ -n "$base" ] || base=${GITHUB_BASE_REF:-}
[ -n "$base" ] || base=${SYSTEM_PULLREQUEST_TARGETBRANCH:-}
base=${base#refs/heads/}
case $base in
  -*) cannot "\"$base\" is no branch." ;;
esac
if [ -n "$base" ]; then
  if git rev-parse --verify --quiet --end-of-options "refs/remotes/origin/$base^{commit}" >/dev/null; then
    commit="refs/remotes/origin/$base"
  elif git rev-parse --verify --quiet --end-of-options "$base^{commit}" >/dev/null; then
    commit=$base
  elif fetch origin "+refs/heads/$base:refs/remotes/origin/$base" 2>/dev/null; then
    commit="refs/remotes/origin/$base"
  else
    cannot "The base \"$base\" is not in the checkout and cannot be fetched."
  fi
  base=$(git rev-parse --verify --end-of-options "$commit^{commit}") || cannot "The base \"$commit\" cannot be read."
  git merge-base "$base" HEAD >/dev/null || cannot 'The change and its base have no common history.'
  echo "sop-ci: Compared with $(git rev-parse --short "$base")." >&2
fi

worst=0
note() {
  [ "$1" -le "$worst" ] || worst=$1
}

# A word each, split on purpose: a program with its arguments, and an option with its value or nothing.
# shellcheck disable=SC2086
run_sop() {
  $SOP "$@" </dev/null
}

run_sop check ${base:+--changed-since "$base"} --fail-on "$fail_on" --format "$format"
note $?
run_sop verify ${base:+--base "$base"}
note $?
if [ -n "$base" ] && run_sop diff --help >/dev/null 2>&1; then
  changes=$(run_sop diff "$base..HEAD" --format markdown)
  note $?
  if [ "${SOP_LOOSENED:-tell}" = fail ]; then
    run_sop diff "$base..HEAD" --fail-on loosens >/dev/null
    code=$?
    [ "$code" -ne 1 ] || echo 'sop-ci: The change loosens a gate, a template or a procedure; see the summary.' >&2
    note "$code"
  fi
fi

# Who must approve which documents follows from the roster; a file made from an older one is told of.
run_sop init --codeowners --check 2>/dev/null
if [ $? -eq 1 ]; then
  echo 'sop-ci: CODEOWNERS no longer says what roster and owners say; run sop init --codeowners.' >&2
  [ "$fail_on" != warning ] || note 1
fi

summary() {
  run_sop check ${base:+--changed-since "$base"} --format markdown
  [ -z "${changes:-}" ] || printf '\n%s\n' "$changes"
}
if [ -n "${SOP_REPORTS:-}" ]; then
  mkdir -p "$SOP_REPORTS" || cannot "The folder $SOP_REPORTS cannot be made."
  run_sop check ${base:+--changed-since "$base"} --format sarif >"$SOP_REPORTS/sop.sarif"
  run_sop check ${base:+--changed-since "$base"} --format junit >"$SOP_REPORTS/sop-junit.xml"
  summary >"$SOP_REPORTS/sop-summary.md"
fi
[ -z "${GITHUB_STEP_SUMMARY:-}" ] || summary >>"$GITHUB_STEP_SUMMARY"
exit "$worst"
