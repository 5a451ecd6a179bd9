#!/bin/sh
# Any CI system: install, test your rule files, check your texts. Usage: check.sh FOLDER [RULES.toml ...]
# Exit status: 0 all is well, 1 a finding, 2 something could not be read.
set -eu

folder=$1
shift
for rules in "$@"; do
    factcheck test "$rules"
done
factcheck check "$folder" --fail-on error
