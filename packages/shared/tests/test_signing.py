"""What was signed verifies, and nothing else does."""

import base64
import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from loomery_shared.secret_store.files import FileSecrets
from loomery_shared.signing import (
    ArtifactSignature,
    SignatureError,
    Signer,
    load_signer,
    rotate_signer,
    verify_artifact,
)

SIGNER = Signer([b"s" * 32])
digests = st.binary(max_size=64).map(lambda content: hashlib.sha256(content).hexdigest())


@given(digest=digests, other=digests)
@settings(deadline=None, max_examples=30)
def test_what_is_signed_verifies(digest: str, other: str) -> None:
    text = SIGNER.sign(digest).model_dump_json()
    signature = ArtifactSignature.model_validate_json(text)
    assert (signature.algorithm, len(base64.b64decode(signature.signature))) == ("ML-DSA-65", 3309)
    SIGNER.verify(signature, digest)
    if other != digest:
        with pytest.raises(SignatureError, match="not the one"):
            SIGNER.verify(signature, other)
        with pytest.raises(SignatureError, match="not valid"):
            SIGNER.verify(signature.model_copy(update={"sha256": other}), other)


@given(where=st.integers(0, 3308), bit=st.integers(0, 7))
@settings(deadline=None, max_examples=50)
def test_every_change_is_noticed(where: int, bit: int) -> None:
    digest = "0" * 64
    signature = SIGNER.sign(digest)
    raw = bytearray(base64.b64decode(signature.signature))
    raw[where] ^= 1 << bit
    with pytest.raises(SignatureError, match="not valid"):
        SIGNER.verify(signature.model_copy(update={"signature": base64.b64encode(raw).decode()}), digest)


def test_others_cannot_sign_for_us() -> None:
    digest = "0" * 64
    theirs = Signer([b"t" * 32]).sign(digest)
    with pytest.raises(SignatureError, match="Nobody we know"):
        SIGNER.verify(theirs, digest)
    ours = SIGNER.sign(digest)
    with pytest.raises(SignatureError, match="not valid"):
        SIGNER.verify(theirs.model_copy(update={"key": ours.key}), digest)
    for nonsense in ("", "!!", "AAAA"):
        with pytest.raises(SignatureError, match="not valid"):
            SIGNER.verify(ours.model_copy(update={"signature": nonsense}), digest)
    for digest in ("", "0" * 63, "G" * 64, "A" * 64):
        with pytest.raises(ValidationError):
            SIGNER.sign(digest)


async def test_keys_change_and_old_signatures_stay_good(tmp_path: Path) -> None:
    store = FileSecrets(tmp_path / "secrets")
    digest = "1" * 64
    old = (await load_signer(store)).sign(digest)
    signer = await rotate_signer(store)
    new = signer.sign(digest)
    assert new.key != old.key
    for signature in (old, new):
        (await load_signer(store)).verify(signature, digest)
    verify_artifact(new, digest, {new.key: signer.public_keys[new.key]})
    with pytest.raises(SignatureError):
        verify_artifact(old, digest, {new.key: signer.public_keys[new.key]})
    assert await store.names() == ["signing/000001", "signing/000002"]
