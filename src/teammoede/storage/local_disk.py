"""Whether a folder lies on the computer's own disk, for an archive on a network drive gets damaged.

Judges by what the system has mounted; opens nothing and writes nothing there.
"""

import sys
from collections.abc import Iterable
from pathlib import Path, PurePath, PureWindowsPath
from typing import NamedTuple, Protocol

from teammoede.storage.faults import NetworkDrive


class Mount(Protocol):
    """What psutil says of one mounted disk."""

    @property
    def mountpoint(self) -> str: ...
    @property
    def fstype(self) -> str: ...
    @property
    def opts(self) -> str: ...


class _Drive(NamedTuple):
    mountpoint: str
    fstype: str
    opts: str


_NETWORK = {
    "9p",
    "afpfs",
    "afs",
    "beegfs",
    "ceph",
    "cifs",
    "coda",
    "davfs",
    "davfs2",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "prl_fs",
    "smb3",
    "smbfs",
    "vboxsf",
    "webdav",
}
# A FUSE file system says after the point what it is; fuseblk is a local disk (NTFS, exFAT).
_NETWORK_FUSE = {
    "ceph",
    "curlftpfs",
    "davfs",
    "davfs2",
    "glusterfs",
    "gvfsd-fuse",
    "kio-fuse",
    "rclone",
    "s3fs",
    "smbnetfs",
    "sshfs",
    "vmhgfs-fuse",
}
_REMOTE = 4  # DRIVE_REMOTE of GetDriveTypeW
_SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drev",
    "googledrive": "Google Drev",
    "google drev": "Google Drev",
    "my drive": "Google Drev",
    "mit drev": "Google Drev",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
}


def refuse_network(folder: Path) -> None:
    """Raise NetworkDrive where the folder, or the place where it would be made, is on a network."""
    real = _real(folder)
    if is_network(real, _mounts(real)):
        raise NetworkDrive(folder)


def is_network(folder: PurePath, mounts: Iterable[Mount]) -> bool:
    """Return whether a full path, links resolved, lies on a network drive among `mounts`.

    The longest mount point above the folder counts, and of two on one place the later.
    """
    if isinstance(folder, PureWindowsPath):
        if (local := _without_prefix(folder)) is None:
            return True
        folder = local
    kind = type(folder)
    above = [m for m in mounts if m.mountpoint and folder.is_relative_to(kind(m.mountpoint))]
    depths = [(len(kind(m.mountpoint).parts), place) for place, m in enumerate(above)]
    return bool(above) and _is_remote(above[max(depths)[1]])


def sync_service(folder: PurePath) -> str | None:
    """Return a warning where the folder is copied to the internet by itself; None elsewhere.

    Told by the names that such services give their folders: an archive in one works as long as one
    computer alone has it open.
    """
    for part in folder.parts:
        name = part.casefold()
        for start, service in _SYNCED.items():
            if name == start or name.startswith(tuple(f"{start}{mark}" for mark in " -(@")):
                return (
                    f"Arkivet ligger i en mappe, som {service} kopierer til internettet. "
                    "Flyt det til computerens egen disk; åbn det ellers kun på én computer ad "
                    "gangen."
                )
    return None


def _real(folder: Path) -> Path:
    """Return the folder with links resolved as far as it is there; on Windows `H:` may be one."""
    try:
        return folder.resolve()
    except (OSError, RuntimeError):  # a loop of links; opening says what is wrong
        return folder.absolute()


def _without_prefix(folder: PureWindowsPath) -> PureWindowsPath | None:
    r"""Return a path of Windows without its `\\?\`; None where it names another computer."""
    text = str(folder).replace("/", "\\")
    if text[:8].upper() == "\\\\?\\UNC\\":
        return None
    if text.startswith(("\\\\?\\", "\\\\.\\")):
        return PureWindowsPath(text[4:])
    return None if text.startswith("\\\\") else folder


def _is_remote(mount: Mount) -> bool:
    kind = mount.fstype.casefold()
    if "remote" in mount.opts.split(","):
        return True
    return kind in _NETWORK or (kind.startswith("fuse.") and kind[5:] in _NETWORK_FUSE)


def _mounts(folder: Path) -> list[Mount]:
    if sys.platform == "win32":
        return _drive_of(folder)
    import psutil  # here, for it takes its time to import

    try:
        return list(psutil.disk_partitions(all=True))
    except (OSError, psutil.Error):  # no list is no reason to refuse an archive
        return []


def _drive_of(folder: Path) -> list[Mount]:
    """Return the one drive of Windows that counts.

    psutil would ask every drive for its name, and wait for each that is out of reach: at home, for
    all those of the office.
    """
    local = _without_prefix(PureWindowsPath(folder))
    root = f"{local.drive if local else ''}\\"
    kind = 0
    if sys.platform == "win32":
        import ctypes

        kind = ctypes.windll.kernel32.GetDriveTypeW(root)
    return [_Drive(root, "", "rw,remote" if kind == _REMOTE else "rw,fixed")]
