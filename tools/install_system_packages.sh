#!/usr/bin/env bash
# Installs what Qt and the screens need (libraries, fonts), age (opens what a kiosk sealed), and printing: through apt, where
# this user may.
set -euo pipefail

packages=(fonts-noto-cjk fontconfig libpulse0 libegl1 libgl1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3
          libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-image0 libxcb-render-util0 libxcb-xinerama0 python3-venv age libusb-1.0-0 cups-client cups-daemon)
missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

command -v apt-get >/dev/null || { echo "Please install these packages with your system's tool: ${missing[*]}"; exit 0; }
if [ "$(id -u)" = 0 ]; then run=(); elif sudo -n true 2>/dev/null; then run=(sudo -n); else
    echo "Please run once, then try again:  sudo apt-get install ${missing[*]}"; exit 1
fi
echo "Installing system packages: ${missing[*]}"
"${run[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${run[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
