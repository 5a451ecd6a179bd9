#!/bin/sh
# Any CI system: test your rule files, check your texts. Usage: check.sh FOLDER [RULES.toml ...]
# With SINCE=origin/main only what the changes since then bring is reported; figures.html and figures.xml (JUnit)
# are for those who want to look further. Before it: python3 -m pip install factcheck-figures
# Exit status: 0 all is well, 1 a finding, 2 something could not be used.
set -eu

folder=$1
shift
for rules in "$@"; do
    factcheck test "$rules"
done
factcheck check ${SINCE:+"--since=$SINCE"} --fail-on=error \
    --output=html=figures.html --output=junit=figures.xml -- "$folder"
