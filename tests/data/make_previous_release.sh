#!/bin/sh
# Make previous_release.tar.xz: an installation as an earlier version left it, with letters in it.
# Usage: tests/data/make_previous_release.sh VERSION    (a tag or commit of this repository)
# Its keys are test keys and lie beside it, so that a test can open what is sealed.
set -eu
cd "$(dirname "$0")/../.."
version=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git archive "$version" | tar x -C "$work"
ln -s "$PWD/.venv" "$work/.venv"
(cd "$work" && YEONDAE_HOME="$work/home" .venv/bin/python -m yeondae.config.front demo)
tar cJf tests/data/previous_release.tar.xz -C "$work/home" --owner=0 --group=0 \
    yeondae.sqlite3 keys files
