"""The first start: a locked archive, of nothing or of an archive from before."""

from pathlib import Path

from teammoede.storage.crypto import STANDARD, Cost
from teammoede.storage.encrypting import encrypt_archive
from teammoede.storage.files import write_file
from teammoede.storage.layout import MIRROR_NAME, Found, look
from teammoede.storage.local_disk import refuse_network
from teammoede.storage.vault import Unlocked, as_bytes, new_vault, write_vault


def found(
    folder: Path, house: str, name: str, password: str, code: bytes, cost: Cost = STANDARD
) -> Unlocked:
    """Make a locked archive with one administrator; one from before is encrypted.

    `code` is what stands on the recovery sheet. Broken off anywhere, the next start finds either
    nothing, or an archive that opens with this password. Raises AccountRefused, NetworkDrive,
    FileUnwritable or what else the archive says.
    """
    from teammoede.storage.archive import open_archive

    refuse_network(folder)
    unlocked = new_vault(folder, house, name, password, code, cost)
    if look(folder) is Found.PLAIN:
        write_vault(folder, unlocked.vault)
        encrypt_archive(folder, unlocked.key)
        return unlocked
    folder.mkdir(parents=True, exist_ok=True)
    write_file(folder / MIRROR_NAME, as_bytes(unlocked.vault))
    open_archive(folder, key=unlocked.key, create=True).dispose()
    write_vault(folder, unlocked.vault)
    return unlocked
