"""An archive on a network drive is refused before it is touched; one on the own disk never is."""

import sys
from collections.abc import Sequence
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import NamedTuple

import pytest

from teammoede.storage import local_disk
from teammoede.storage.faults import NetworkDrive
from teammoede.storage.local_disk import is_network, refuse_network, sync_service


class Mounted(NamedTuple):
    mountpoint: str
    fstype: str
    opts: str = "rw"


LINUX = [
    Mounted("/", "ext4", "rw,relatime"),
    Mounted("/home", "btrfs"),
    Mounted("/srv/mette/drev", "cifs", "rw,vers=3.1.1"),
    Mounted("/srv/mette/drev/lokal", "ext4"),
    Mounted("/srv/mette/drev2", "fuse.sshfs"),
    Mounted("/run/user/1000/gvfs", "fuse.gvfsd-fuse"),
    Mounted("/mnt/nfs", "nfs4"),
    Mounted("/mnt/usb", "fuseblk"),
    Mounted("/mnt/crypt", "fuse.gocryptfs"),
    Mounted("/mnt/gang", "autofs"),
    Mounted("/mnt/gang", "nfs"),
    Mounted("/mnt/before", "9p"),
    Mounted("/mnt/before", "ext4"),
]
MAC = [
    Mounted("/", "apfs", "ro,local"),
    Mounted("/System/Volumes/Data", "apfs", "rw,local"),
    Mounted("/Users", "apfs", "rw,local"),
    Mounted("/Volumes/Hus", "smbfs", "rw"),
    Mounted("/Volumes/Gammel", "afpfs", "rw"),
    Mounted("/Volumes/Web", "webdav", "rw"),
    Mounted("/Volumes/USB", "exfat", "rw,local"),
]
WINDOWS = [
    Mounted("C:\\", "NTFS", "rw,fixed"),
    Mounted("C:\\netdisk\\", "NTFS", "rw,remote"),
    Mounted("D:\\", "", "cdrom"),
    Mounted("E:\\", "exFAT", "rw,removable"),
    Mounted("H:\\", "NTFS", "rw,remote"),
]


@pytest.mark.parametrize(
    ("folder", "mounts", "remote"),
    [
        (PurePosixPath("/srv/arkiv"), LINUX, False),
        (PurePosixPath("/srv/mette/arkiv"), LINUX, False),
        (PurePosixPath("/srv/mette/drev"), LINUX, True),
        (PurePosixPath("/srv/mette/drev/arkiv/ny"), LINUX, True),
        (PurePosixPath("/srv/mette/drev/lokal/arkiv"), LINUX, False),
        (PurePosixPath("/srv/mette/drevet"), LINUX, False),  # no folder of the drive
        (PurePosixPath("/srv/mette/drev2/arkiv"), LINUX, True),
        (PurePosixPath("/run/user/1000/gvfs/smb-share:server=hus"), LINUX, True),
        (PurePosixPath("/mnt/nfs"), LINUX, True),
        (PurePosixPath("/mnt/usb/arkiv"), LINUX, False),
        (PurePosixPath("/mnt/crypt/arkiv"), LINUX, False),
        (PurePosixPath("/mnt/gang/arkiv"), LINUX, True),
        (PurePosixPath("/mnt/before/arkiv"), LINUX, False),
        (PurePosixPath("/Volumes/Mac/mette/Library/arkiv"), MAC, False),
        (PurePosixPath("/Volumes/Hus/arkiv"), MAC, True),
        (PurePosixPath("/Volumes/Gammel"), MAC, True),
        (PurePosixPath("/Volumes/Web/arkiv"), MAC, True),
        (PurePosixPath("/Volumes/USB/arkiv"), MAC, False),
        (PureWindowsPath(r"C:\Users\Mette\arkiv"), WINDOWS, False),
        (PureWindowsPath(r"c:\users\mette\arkiv"), WINDOWS, False),
        (PureWindowsPath(r"C:\netdisk\arkiv"), WINDOWS, True),
        (PureWindowsPath(r"E:\arkiv"), WINDOWS, False),
        (PureWindowsPath(r"H:\arkiv"), WINDOWS, True),
        (PureWindowsPath(r"h:\arkiv"), WINDOWS, True),
        (PureWindowsPath(r"\\server\faelles\arkiv"), WINDOWS, True),
        (PureWindowsPath("//server/faelles/arkiv"), WINDOWS, True),
        (PureWindowsPath(r"\\?\UNC\server\faelles\arkiv"), WINDOWS, True),
        (PureWindowsPath(r"\\?\unc\server\faelles\arkiv"), WINDOWS, True),
        (PureWindowsPath(r"\\?\C:\Users\Mette\arkiv"), WINDOWS, False),
        (PureWindowsPath(r"\\?\H:\arkiv"), WINDOWS, True),
        (PureWindowsPath(r"\\wsl.localhost\Debian\home"), WINDOWS, True),
        (PureWindowsPath(r"X:\arkiv"), WINDOWS, False),  # not listed: no reason to refuse
    ],
    ids=str,
)
def test_a_network_drive_is_told_from_a_disk(
    folder: PurePath, mounts: Sequence[Mounted], remote: bool
) -> None:
    assert is_network(folder, mounts) is remote


def test_where_nothing_is_listed_nothing_is_refused() -> None:
    assert not is_network(PurePosixPath("/srv"), [])
    assert is_network(PureWindowsPath(r"\\server\share"), [])


def test_the_own_disk_is_taken_for_what_it_is(tmp_path: Path) -> None:
    refuse_network(tmp_path)
    refuse_network(tmp_path / "findes" / "ikke endnu")


def test_this_computers_disk_is_listed(tmp_path: Path) -> None:
    """The real list, not a table: the folder's own disk has to be in it."""
    mounts = local_disk._mounts(tmp_path)
    assert any(tmp_path.is_relative_to(mount.mountpoint) for mount in mounts)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_onto_the_network_is_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive = tmp_path / "drev"
    drive.mkdir()
    (tmp_path / "link").symlink_to(drive)
    mounts = [Mounted("/", "ext4"), Mounted(str(drive.resolve()), "cifs")]
    monkeypatch.setattr(local_disk, "_mounts", lambda _: mounts)
    for folder in (drive, tmp_path / "link", tmp_path / "link" / "nyt" / "arkiv"):
        with pytest.raises(NetworkDrive, match="egen disk") as refused:
            refuse_network(folder)
        assert str(folder) in str(refused.value)
    refuse_network(tmp_path / "andet")


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (PureWindowsPath(r"C:\Users\Mette\OneDrive\arkiv"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\Mette\OneDrive - Aarhus Kommune\Dokumenter"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\Mette\Dropbox (Hus)\arkiv"), "Dropbox"),
        (PureWindowsPath(r"G:\Mit drev\arkiv"), "Google Drev"),
        (
            PurePosixPath("/Volumes/Mac/m/Library/CloudStorage/GoogleDrive-m@hus.dk/arkiv"),
            "Google Drev",
        ),
        (PurePosixPath("/Volumes/Mac/m/Library/Mobile Documents/com~apple~CloudDocs"), "iCloud"),
        (PureWindowsPath(r"C:\Users\Mette\iCloudDrive\arkiv"), "iCloud"),
        (PurePosixPath("/srv/mette/Nextcloud/arkiv"), "Nextcloud"),
        (PurePosixPath("/srv/mette/dropboxes/arkiv"), None),
        (PurePosixPath("/srv/mette/.local/share/teammoede"), None),
        (PureWindowsPath(r"C:\Users\Mette\AppData\Local\teammoede"), None),
    ],
    ids=str,
)
def test_a_folder_that_is_copied_to_the_internet_gets_a_warning(
    folder: PurePath, service: str | None
) -> None:
    said = sync_service(folder)
    assert (said is None) is (service is None)
    assert service is None or (said is not None and service in said and said.endswith("."))
