"""Icons: names as specifications have them, as components of lucide-react."""

from functools import cache
from importlib.resources import files


@cache
def _components() -> dict[str, str]:
    text = files("loomery_compiler.emit.web_react").joinpath("icons.txt").read_text(encoding="utf-8")
    return {name.lower(): name for name in text.split()}


def icon_component(name: str, fallback: str = "Box") -> str:
    """`shopping-cart` -> `ShoppingCartIcon`; what nobody draws becomes the fallback."""
    plain = name.replace("-", "").replace("_", "").replace(" ", "").lower()
    return f"{_components().get(plain, fallback)}Icon"
