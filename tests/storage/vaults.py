"""What tests of locked archives stand on: an Argon2id that takes no time; no test is in here."""

from teammoede.storage.crypto import Cost

CHEAP = Cost(time=1, memory=64, lanes=1)
