"""The store on disk behaves as a dictionary would, whatever is done to it and in whatever order."""

import asyncio
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loomery_shared.errors import NotFoundError
from loomery_shared.objects.disk import DiskObjects

KEYS = st.lists(st.sampled_from(["a", "b", "a.b", "a-"]), min_size=1, max_size=3).map("/".join)
STEPS = st.lists(
    st.tuples(st.just("put"), KEYS, st.binary(max_size=30))
    | st.tuples(st.just("delete"), KEYS, st.none())
    | st.tuples(st.just("delete_prefix"), KEYS.map(lambda key: f"{key}/"), st.none())
    | st.tuples(st.just("copy"), KEYS, KEYS),
    max_size=15,
)


async def follow(
    store: DiskObjects, kept: dict[str, bytes], step: tuple[str, str, bytes | str | None]
) -> None:
    match step:
        case ("put", key, bytes(content)):
            await store.put(key, content)
            kept[key] = content
        case ("delete", key, _):
            await store.delete(key)
            kept.pop(key, None)
        case ("delete_prefix", prefix, _):
            inside = [key for key in kept if key.startswith(prefix)]
            assert await store.delete_prefix(prefix) == len(inside)
            for key in inside:
                del kept[key]
        case ("copy", source, str(target)) if source in kept:
            await store.copy(source, target)
            kept[target] = kept[source]
        case ("copy", source, str(target)):
            with pytest.raises(NotFoundError):
                await store.copy(source, target)


async def check(steps: list[tuple[str, str, bytes | str | None]], folder: Path) -> None:
    store, kept = DiskObjects(folder, b"k", ""), dict[str, bytes]()
    for step in steps:
        await follow(store, kept, step)
        found = (await store.list()).items
        assert [(entry.key, entry.size) for entry in found] == [(key, len(kept[key])) for key in sorted(kept)]
    for key, content in kept.items():
        assert await store.get(key) == content


@given(STEPS)
@settings(deadline=None, max_examples=25)
def test_it_behaves_as_a_dictionary(steps: list[tuple[str, str, bytes | str | None]]) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.fsync", lambda _descriptor: None)
        asyncio.run(check(steps, Path(folder)))
