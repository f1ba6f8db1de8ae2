"""A list of things to do, without accounts."""

from fastapi.testclient import TestClient

TASKS = "/api/tasks"


def test_seeds_are_listed_newest_first(client: TestClient) -> None:
    page = client.get(TASKS).json()
    assert page["total"] == 4
    assert [item["id"] for item in page["items"]] == [4, 3, 2, 1]
    assert page["items"][0]["can"] == {"edit": True, "delete": True, "transitions": []}


def test_create_read_change_delete(client: TestClient) -> None:
    made = client.post(TASKS, json={"title": "  Sweep  ", "due": "2026-09-01"})
    assert made.status_code == 201
    record = made.json()
    assert (record["title"], record["priority"], record["done"], record["label"]) == (
        "Sweep",
        "normal",
        False,
        "Sweep",
    )
    changed = client.patch(f"{TASKS}/{record['id']}", json={"done": True, "due": None}).json()
    assert (changed["done"], changed["due"]) == (True, None)
    assert client.delete(f"{TASKS}/{record['id']}").status_code == 204
    assert client.get(f"{TASKS}/{record['id']}").status_code == 404


def test_search_filter_sort_and_page(client: TestClient) -> None:
    def titles(query: str) -> list[str]:
        return [item["title"] for item in client.get(f"{TASKS}?{query}").json()["items"]]

    assert titles("q=MORNING") == ["Book the dentist"]
    assert titles("q=50%25") == []
    assert titles("done=true") == ["Return the library books"]
    assert titles("priority_not=high&sort=title") == ["Book the dentist", "Return the library books"]
    assert titles("due_min=2024-07-01&due_max=2024-07-03") == ["Water the tomatoes"]
    assert titles("sort=-due&page_size=1&page=2") == ["Water the tomatoes"]


def test_faults_are_told_by_field(client: TestClient) -> None:
    answer = client.post(TASKS, json={"title": "", "priority": "huge", "due": "soon", "owner": 1})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    found = {item["field"]: item["message"] for item in answer.json()["errors"]}
    assert found == {
        "title": "This field is required.",
        "priority": "Please choose one of 'low', 'normal' or 'high'.",
        "due": "Please enter a date.",
        "owner": "This field can't be set.",
    }
    assert client.patch(f"{TASKS}/1", json={"title": None}).status_code == 422


def test_tables_go_out_and_in_again(client: TestClient) -> None:
    client.post(TASKS, json={"title": "=1+1"})
    table = client.get(f"{TASKS}/export.csv").content
    assert b"'=1+1" in table
    made = client.post(f"{TASKS}/import", files={"file": ("tasks.csv", table)})
    assert made.json() == {"created": 5}
    assert client.get(f"{TASKS}?q=%3D1%2B1").json()["total"] == 2


def test_one_bad_row_keeps_all_out(client: TestClient) -> None:
    rows = b"title,priority\nGood,low\n,low\nOdd,none\n"
    answer = client.post(f"{TASKS}/import", files={"file": ("tasks.csv", rows)})
    assert answer.status_code == 422
    assert [item["message"][:6] for item in answer.json()["errors"]] == ["Row 3:", "Row 4:"]
    assert client.get(TASKS).json()["total"] == 4


def test_figures_by_group(client: TestClient) -> None:
    figures = client.get(f"{TASKS}/stats?group_by=priority").json()["items"]
    assert {"key": "high", "label": "High", "value": 2.0} in figures
    months = client.get(f"{TASKS}/stats?group_by=due&by=month&done=false").json()["items"]
    assert [(item["key"], item["value"]) for item in months] == [("2024-07", 2.0), (None, 1.0)]


def test_seeding_again_changes_nothing(client: TestClient) -> None:
    from app.core import startup

    startup.prepare(client.app.state.database, client.app.state.settings)
    assert client.get(TASKS).json()["total"] == 4
