#!/usr/bin/env bash
# Holds IATI files against the official XSDs of 2.03, with libxml2: the schema as others read it.
#
#   bash tests/iati/xmllint.sh FILE...
#
# The root element says which schema. Ends with 1 at the first file that is not valid, and with 2 if
# there is nothing to check or no xmllint (Debian: libxml2-utils).
set -euo pipefail

schemas=$(dirname "${BASH_SOURCE[0]}")/../data/iati-schemas-2.03

[ $# -gt 0 ] || { echo "usage: xmllint.sh FILE..." >&2; exit 2; }
command -v xmllint >/dev/null || { echo "there is no xmllint" >&2; exit 2; }

for file; do
  root=$(xmllint --nonet --xpath 'local-name(/*)' "$file")
  case $root in
  iati-activities | iati-organisations) schema=$schemas/$root-schema.xsd ;;
  *) echo "$file: no file of IATI: its root is \`$root\`" >&2; exit 1 ;;
  esac
  xmllint --noout --nonet --schema "$schema" "$file" || exit 1
done
