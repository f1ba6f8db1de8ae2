from app.main import greetings, health


def test_health() -> None:
    assert health() == {"status": "ok"}


def test_greetings() -> None:
    assert greetings() == ["hello"]
