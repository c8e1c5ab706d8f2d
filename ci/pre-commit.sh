#!/bin/sh
# Tells what is wrong in documents before they are committed. Skip it once with git commit --no-verify.
#   SOP  how sop is called (sop)
SOP=${SOP:-sop}
command -v "${SOP%% *}" >/dev/null 2>&1 || {
  echo "sop is not installed here; documents are not checked before the commit." >&2
  exit 0
}
git rev-parse --verify --quiet HEAD >/dev/null || exit 0
# A word each, split on purpose: a program with its arguments.
exec $SOP check --changed-since HEAD </dev/null
