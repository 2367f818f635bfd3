#!/usr/bin/env bash
# Installs what the journeys of tests/ start for themselves on the loopback: nginx with its WebDAV module. The web server is
# never started as a service, neither now nor at the next boot.
set -euo pipefail

packages=(nginx libnginx-mod-http-dav-ext)
missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

command -v apt-get >/dev/null || { echo "Please install these packages for the tests with your system's tool: ${missing[*]}"; exit 1; }
if [ "$(id -u)" = 0 ]; then run=(); elif sudo -n true 2>/dev/null; then run=(sudo -n); else
    echo "Please run once, then try again:  sudo apt-get install ${missing[*]}"; exit 1
fi

# What invoke-rc.d asks before it starts anything (deb-systemd-invoke too); 101 is "no". One that is there stays as it is.
policy=/usr/sbin/policy-rc.d
undo() { "${run[@]}" rm -f "$policy"; }
if [ ! -e "$policy" ]; then
    trap undo EXIT
    printf '#!/bin/sh\nexit 101\n' | "${run[@]}" tee "$policy" >/dev/null
    "${run[@]}" chmod 755 "$policy"
fi

echo "Installing for the tests: ${missing[*]}"
"${run[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${run[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
if [[ " ${missing[*]} " == *" nginx "* ]] && [ -d /run/systemd/system ]; then
    "${run[@]}" systemctl disable --quiet nginx.service
fi
