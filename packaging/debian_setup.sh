#!/bin/sh
# Sets up .venv for `make env`: Python packages, and on Debian and Ubuntu the few system packages
# that are missing. Installs nothing that is there, and goes on without root where it can.
# Usage: sh packaging/debian_setup.sh [PYTHON]
set -eu

python=${1:-python3}
cd "$(dirname "$0")/.."
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore

say() { printf 'teammøde: %s\n' "$*"; }
give_up() {
    say "$*" >&2
    exit 1
}

# add_packages NAME…: 1 where they could not be installed; the reader has then been told how.
add_packages() {
    if ! command -v apt-get >/dev/null 2>&1; then
        say "Her mangler: $*. Installér det, der svarer til det på dette system."
        return 1
    fi
    if [ "$(id -u)" -eq 0 ]; then
        root=
    elif command -v sudo >/dev/null 2>&1 && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
        root=sudo
    else
        say "Her mangler systempakker. Bed en administrator om at køre: apt-get install $*"
        return 1
    fi
    say "Installerer systempakker med ${root:+$root }apt-get: $*"
    $root apt-get -qq update || say "Pakkelisterne kunne ikke hentes; prøver med dem, der er."
    # shellcheck disable=SC2046  # one word a package
    if $root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends \
        install $(current_names "$@") >/dev/null; then
        return 0
    fi
    say "Det lykkedes ikke. Prøv selv: sudo apt-get install $*"
    return 1
}

# Newer Debian and Ubuntu add t64 to the names of some libraries (64-bit time).
current_names() {
    for name; do
        if apt-cache show "${name}t64" >/dev/null 2>&1; then echo "${name}t64"; else echo "$name"; fi
    done
}

check_python() {
    command -v "$python" >/dev/null 2>&1 ||
        give_up "Her er ingen $python. Installér Python 3.11 eller nyere, og prøv igen."
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        give_up "$("$python" --version) er for gammel; der skal Python 3.11 eller nyere til." \
            "Har du en nyere, så skriv for eksempel: make env PYTHON=python3.12"
}

make_venv() {
    if .venv/bin/python -m pip --version >/dev/null 2>&1; then return; fi
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        add_packages "python$version-venv" ||
            give_up "Uden python$version-venv kan programmet ikke sættes op."
    fi
    "$python" -m venv --clear .venv
}

install_python_packages() {
    say "Henter Python-pakker til .venv; første gang tager det et par minutter."
    # The build tools come first and are used as they are: pinned, and PySide6 unpacked only once.
    .venv/bin/python -m pip install -q -c constraints.txt hatchling PySide6-Essentials
    .venv/bin/python -m pip install -q -c constraints.txt --no-build-isolation -e ".[test]"
}

# What the parts of Qt that we use ask for and this system lacks, as sonames. Not asked for: the
# plugins for Wayland and CUPS, whose libraries are there where such a desktop or printer is.
missing_libraries() {
    qt=$(.venv/bin/python -c 'from importlib.util import find_spec
print(find_spec("PySide6").submodule_search_locations[0])')/Qt
    ldd "$qt"/lib/libQt6Widgets.so.6 "$qt"/lib/libQt6PrintSupport.so.6 \
        "$qt"/lib/libQt6SvgWidgets.so.6 "$qt"/plugins/iconengines/*.so \
        "$qt"/plugins/platforms/libqoffscreen.so "$qt"/plugins/platforms/libqxcb.so \
        "$qt"/plugins/xcbglintegrations/*.so 2>/dev/null |
        sed -n 's/^[[:space:]]*\([^ ]*\) => not found.*/\1/p' | sort -u
}

# The Debian package of a library.
package_of() {
    case $1 in
        libEGL.so.1) echo libegl1 ;;
        libGL.so.1) echo libgl1 ;;
        libX11.so.6) echo libx11-6 ;;
        libdbus-1.so.3) echo libdbus-1-3 ;;
        libdrm.so.2) echo libdrm2 ;;
        libfontconfig.so.1) echo libfontconfig1 ;;
        libfreetype.so.6) echo libfreetype6 ;;
        libglib-2.0.so.0 | libgthread-2.0.so.0) echo libglib2.0-0 ;;
        libX11-xcb.so.1) echo libx11-xcb1 ;;
        libxkbcommon.so.0) echo libxkbcommon0 ;;
        libxkbcommon-x11.so.0) echo libxkbcommon-x11-0 ;;
        libxcb*.so.*) echo "${1%.so.*}${1##*.so.}" ;;
        libz.so.1) echo zlib1g ;;
        libzstd.so.1) echo libzstd1 ;;
        *) return 1 ;;
    esac
}

add_qt_libraries() {
    command -v ldd >/dev/null 2>&1 || return 0
    packages=
    for library in $(missing_libraries); do
        if package=$(package_of "$library"); then
            packages="$packages $package"
        else
            say "Qt mangler $library, og her vides ikke, hvilken pakke det ligger i."
        fi
    done
    # A window without a single font shows boxes for letters.
    if ! find /usr/share/fonts /usr/local/share/fonts -name '*.[to]tf' 2>/dev/null | grep -q .; then
        packages="$packages fonts-dejavu-core"
    fi
    if [ -z "$packages" ]; then return 0; fi
    # shellcheck disable=SC2046,SC2086  # one word a package
    add_packages $(printf '%s\n' $packages | sort -u)
}

check_python
make_venv
install_python_packages
if [ "$(uname)" = Linux ] && ! add_qt_libraries; then
    say "Det øvrige er på plads, men vinduet åbner ikke, før pakkerne er der."
    exit 0
fi
# Without this stamp the next `make env` looks again.
touch .venv/ready
