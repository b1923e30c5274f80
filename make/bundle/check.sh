#!/bin/sh
# Checks the package in FOLDER, unpacked somewhere else than where it will be installed: check.sh FOLDER. Its panelctl
# does the whole main job on invented data, so it reads and prints with nothing but the files of the package.
set -eu
cd "$1"
rm -rf check
mkdir check
dpkg-deb -x ./*.deb check
check/usr/bin/panelctl demo check/demo >check.txt
rm -rf check
ls -l ./*.deb
