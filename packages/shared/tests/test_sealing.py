"""Secrets open where they belong and nowhere else."""

import asyncio
import base64
import hashlib
import hmac
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import SecretStr

from loomery_shared.errors import LoomeryError
from loomery_shared.sealing import Keyring, Place, SealError, UnknownKeyError, Vault, new_sealing_key
from loomery_shared.secret_store.files import FileSecrets

HERE = Place("acme", "shop", "STRIPE_KEY")
RAW = bytes(range(96))
RING = Keyring([RAW])
places = st.builds(Place, st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))


@given(plain=st.binary(max_size=5000), place=places)
@settings(deadline=None, max_examples=50)
def test_what_is_sealed_opens(plain: bytes, place: Place) -> None:
    envelope = RING.seal(plain, place)
    assert RING.open(envelope, place) == plain
    assert RING.seal(plain, place) != envelope


@given(one=places, other=places)
@settings(deadline=None, max_examples=50)
def test_no_place_is_another(one: Place, other: Place) -> None:
    envelope = RING.seal(b"x", one)
    if one != other:
        with pytest.raises(SealError):
            RING.open(envelope, other)


@pytest.mark.parametrize(
    "place",
    [
        Place("acme2", "shop", "STRIPE_KEY"),
        Place("acme", "other", "STRIPE_KEY"),
        Place("acme", "shop", "OTHER"),
        Place("acme", "shopSTRIPE_KEY", ""),
        Place('acme", "shop', "", "STRIPE_KEY"),
    ],
)
def test_neighbours_do_not_open_it(place: Place) -> None:
    with pytest.raises(SealError) as caught:
        RING.open(RING.seal(b"sk_live_1", HERE), place)
    assert isinstance(caught.value, LoomeryError)
    assert "sk_live" not in str(caught.value)


@given(data=st.data())
@settings(deadline=None, max_examples=100)
def test_every_change_is_noticed(data: st.DataObject) -> None:
    envelope = RING.seal(b"secret", HERE)
    head, encoded = envelope.rsplit(".", 1)
    sealed = bytearray(base64.urlsafe_b64decode(encoded))
    where = data.draw(st.integers(0, len(sealed) - 1))
    sealed[where] ^= 1 << data.draw(st.integers(0, 7))
    # X25519 ignores the topmost bit of a public key (RFC 7748); X-Wing hashes it, so even that is noticed.
    with pytest.raises(SealError):
        RING.open(f"{head}.{base64.urlsafe_b64encode(sealed).decode()}", HERE)


def test_pieces_and_other_texts_do_not_open() -> None:
    envelope = RING.seal(b"secret", HERE)
    version, key, encoded = envelope.split(".")
    for text in (
        "",
        "x",
        envelope[:-40],
        f"{version}.{key}.",
        f"{version}.{key}.!!",
        f"{version}.{key}.ä",
        f"sealed2.{key}.{encoded}",
        f"{version}.0000.{encoded}",
    ):
        with pytest.raises(SealError):
            RING.open(text, HERE)


def test_another_key_does_not_open_it() -> None:
    envelope = RING.seal(b"secret", HERE)
    other = Keyring([new_sealing_key()])
    with pytest.raises(UnknownKeyError):
        other.open(envelope, HERE)
    with pytest.raises(SealError) as caught:
        other.open(envelope.replace(RING.newest, other.newest), HERE)
    assert not isinstance(caught.value, UnknownKeyError)


@pytest.mark.parametrize("part", [slice(0, 32), slice(32, 96)])
def test_both_halves_of_the_key_are_needed(part: slice) -> None:
    half = bytearray(new_sealing_key())
    half[part] = RAW[part]
    other = Keyring([bytes(half)])
    with pytest.raises(SealError):
        other.open(RING.seal(b"x", HERE).replace(RING.newest, other.newest), HERE)


def extract(salt: bytes, suite: bytes, label: bytes, value: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + value, "sha256")


def expand(secret: bytes, suite: bytes, label: bytes, info: bytes, length: int) -> bytes:
    labelled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return hmac.digest(secret, labelled + b"\x01", "sha256")[:length]


def test_it_is_what_the_standards_say() -> None:
    """Opened by hand: X-Wing's combiner (its draft, section 5.3) and HPKE's key schedule (RFC 9180, section 5.1)."""
    envelope = RING.seal(b"secret", HERE)
    sealed = base64.urlsafe_b64decode(envelope.rsplit(".", 1)[1])
    ct_m, ct_x, text = sealed[:1088], sealed[1088:1120], sealed[1120:]
    x25519 = X25519PrivateKey.from_private_bytes(RAW[:32])
    ss_m = MLKEM768PrivateKey.from_seed_bytes(RAW[32:]).decapsulate(ct_m)
    ss_x = x25519.exchange(X25519PublicKey.from_public_bytes(ct_x))
    pk_x = x25519.public_key().public_bytes_raw()
    shared = hashlib.sha3_256(ss_m + ss_x + ct_x + pk_x + b"\\.//^\\").digest()
    suite = b"HPKE" + bytes.fromhex("647a00010002")
    info = json.dumps(["loomery", "sealed1", RING.newest, "acme", "shop", "STRIPE_KEY"]).encode()
    context = b"\0" + extract(b"", suite, b"psk_id_hash", b"") + extract(b"", suite, b"info_hash", info)
    secret = extract(shared, suite, b"secret", b"")
    key, nonce = (
        expand(secret, suite, b"key", context, 32),
        expand(secret, suite, b"base_nonce", context, 12),
    )
    assert AESGCM(key).decrypt(nonce, text, b"") == b"secret"


async def test_keys_change_and_old_secrets_still_open(tmp_path: Path) -> None:
    store = FileSecrets(tmp_path / "secrets")
    first, second = Vault(store), Vault(store)
    old = await first.seal(SecretStr("pässword"), HERE)
    assert (await second.open(old, HERE)).get_secret_value() == "pässword"
    await first.rotate()
    new = await first.seal(SecretStr("other"), HERE)
    assert new.split(".")[1] != old.split(".")[1]
    assert (await second.open(new, HERE)).get_secret_value() == "other"
    assert (await first.open(old, HERE)).get_secret_value() == "pässword"
    moved = await second.resealed(old, HERE)
    assert moved.split(".")[1] == new.split(".")[1]
    assert await second.resealed(moved, HERE) == moved
    await store.delete("sealing/000001")
    with pytest.raises(UnknownKeyError):
        await Vault(store).open(old, HERE)
    assert (await Vault(store).open(moved, HERE)).get_secret_value() == "pässword"


async def test_processes_that_start_at_once_share_a_key(tmp_path: Path) -> None:
    vaults = [Vault(FileSecrets(tmp_path / "secrets")) for _ in range(5)]
    sealed = await asyncio.gather(*(vault.seal(SecretStr("x"), HERE) for vault in vaults))
    assert len({envelope.split(".")[1] for envelope in sealed}) == 1


def test_keys_are_not_shown() -> None:
    ring = Keyring([b"A" * 96])
    assert "AAAA" not in repr(ring) + repr(vars(ring))
