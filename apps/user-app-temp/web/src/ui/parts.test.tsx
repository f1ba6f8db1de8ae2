import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { expect, test, vi } from "vitest";

import { Board } from "./Board";
import { Calendar } from "./Calendar";
import { eventsByDay } from "./calendarDays";
import { Chart } from "./Chart";
import { ticksOf } from "./chartScale";
import { ConfirmDialog } from "./Dialog";
import { fitPlaces, parsePoint } from "./mapProjection";
import { Pagination } from "./Pagination";
import { Prose } from "./Prose";
import { SearchBox } from "./SearchBox";
import { Table } from "./Table";
import { Tabs } from "./Tabs";
import { ToastProvider } from "./Toast";
import { useToast } from "./toastContext";

test("a table sorts by its headers and leads to its rows", () => {
  const onSort = vi.fn();
  render(
    <MemoryRouter>
      <Table
        caption="Plants"
        columns={[
          { key: "name", label: "Name", sort: "name", render: (row: { name: string }) => row.name },
          { key: "n", label: "Number", render: () => 7 },
        ]}
        rows={[{ name: "Fig" }]}
        rowKey={(row) => row.name}
        rowHref={(row) => `/plants/${row.name}`}
        sort="-name"
        onSort={onSort}
      />
    </MemoryRouter>,
  );
  expect(screen.getByRole("columnheader", { name: "Name" }).getAttribute("aria-sort")).toBe(
    "descending",
  );
  expect(screen.getByRole("columnheader", { name: "Number" }).getAttribute("aria-sort")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Name" }));
  expect(onSort).toHaveBeenCalledWith("name");
  expect(screen.getByRole("link", { name: "Fig" }).getAttribute("href")).toBe("/plants/Fig");
});

test("paging stops at both ends", () => {
  const onPage = vi.fn();
  const { rerender } = render(<Pagination page={1} pageSize={20} total={41} onPage={onPage} />);
  expect(screen.getByText("1–20 of 41")).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Previous" }).disabled).toBe(true);
  fireEvent.click(screen.getByRole("button", { name: "Next" }));
  expect(onPage).toHaveBeenCalledWith(2);
  rerender(<Pagination page={3} pageSize={20} total={41} onPage={onPage} />);
  expect(screen.getByText("41–41 of 41")).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Next" }).disabled).toBe(true);
});

test("searching waits for a pause, and Enter does not", () => {
  vi.useFakeTimers();
  const onSearch = vi.fn();
  render(<SearchBox label="Search plants" value="" onSearch={onSearch} />);
  const box = screen.getByRole("searchbox", { name: "Search plants" });
  fireEvent.change(box, { target: { value: "fi" } });
  fireEvent.change(box, { target: { value: "fig" } });
  expect(onSearch).not.toHaveBeenCalled();
  act(() => {
    vi.runAllTimers();
  });
  expect(onSearch.mock.calls).toEqual([["fig"]]);
  fireEvent.change(box, { target: { value: "fern" } });
  fireEvent.submit(box);
  expect(onSearch).toHaveBeenLastCalledWith("fern");
  vi.useRealTimers();
});

test("what destroys is asked for", () => {
  const onConfirm = vi.fn();
  const onClose = vi.fn();
  render(
    <ConfirmDialog
      open
      title="Delete Fig?"
      description="It is gone for good."
      onConfirm={onConfirm}
      onClose={onClose}
    />,
  );
  const dialog = within(screen.getByRole("dialog", { name: "Delete Fig?" }));
  fireEvent.click(dialog.getByRole("button", { name: "Cancel" }));
  expect(onClose).toHaveBeenCalledOnce();
  fireEvent.click(dialog.getByRole("button", { name: "Delete" }));
  expect(onConfirm).toHaveBeenCalledOnce();
});

test("messages are announced and go away", () => {
  vi.useFakeTimers();
  function Saver() {
    const toast = useToast();
    return (
      <button
        type="button"
        onClick={() => {
          toast.success("Saved");
          toast.error("Failed");
        }}
      >
        Save
      </button>
    );
  }
  render(
    <ToastProvider>
      <Saver />
    </ToastProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(screen.getByRole("status").textContent).toBe("Saved");
  expect(screen.getByRole("alert").textContent).toBe("Failed");
  act(() => {
    vi.runAllTimers();
  });
  expect(screen.queryByRole("status")).toBeNull();
  vi.useRealTimers();
});

test("tabs move by the arrow keys", () => {
  render(
    <Tabs
      label="Parts"
      tabs={[
        { key: "a", label: "A", content: "one" },
        { key: "b", label: "B", content: "two" },
      ]}
    />,
  );
  fireEvent.keyDown(screen.getByRole("tab", { name: "A" }), { key: "ArrowLeft" });
  expect(screen.getByRole("tab", { name: "B" }).getAttribute("aria-selected")).toBe("true");
  expect(screen.getByRole("tabpanel", { name: "B" }).textContent).toBe("two");
});

test("cards of a board move where they may, by dragging too", () => {
  const onMove = vi.fn();
  render(
    <Board
      label="Tasks"
      columns={["todo", "done", "never"].map((key) => ({ key, label: key }))}
      items={[{ id: 1, title: "Repot", column: "todo" }]}
      itemKey={(item) => item.id}
      itemTitle={(item) => item.title}
      columnOf={(item) => item.column}
      renderCard={(item) => item.title}
      onMove={onMove}
      canMove={(_item, column) => column !== "never"}
    />,
  );
  expect(screen.getByRole("button", { name: "Move Repot" })).toBeTruthy();
  fireEvent.dragStart(screen.getByText("Repot"));
  fireEvent.drop(screen.getByRole("group", { name: "never" }));
  expect(onMove).not.toHaveBeenCalled();
  fireEvent.dragStart(screen.getByText("Repot"));
  fireEvent.drop(screen.getByRole("group", { name: "done" }));
  expect(onMove).toHaveBeenCalledWith(expect.objectContaining({ id: 1 }), "done");
});

test("a chart is a table for those who do not see it", () => {
  render(
    <Chart
      kind="donut"
      label="Orders by state"
      items={[
        { label: "Open", value: 3 },
        { label: "Sent", value: 1 },
      ]}
    />,
  );
  const rows = within(screen.getByRole("table", { name: "Orders by state" })).getAllByRole("row");
  expect(rows.map((row) => row.textContent)).toEqual(["Open3", "Sent1"]);
});

test("ticks are round and span the values", () => {
  expect(ticksOf([{ label: "", value: 87 }])).toEqual([0, 25, 50, 75, 100]);
  expect(
    ticksOf([
      { label: "", value: -3 },
      { label: "", value: 5 },
    ]),
  ).toEqual([-4, -2, 0, 2, 4, 6]);
});

test("a calendar shows an event on each of its days and turns its months", () => {
  const onRange = vi.fn();
  expect([
    ...eventsByDay([{ key: 1, title: "Fair", start: "2026-03-30", end: "2026-04-01" }]).keys(),
  ]).toEqual(["2026-03-30", "2026-03-31", "2026-04-01"]);
  render(<Calendar label="Events" initialDay="2026-03-10" events={[]} onRange={onRange} />);
  expect(screen.getByRole("heading", { name: "March 2026" })).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Next month" }));
  expect(screen.getByRole("heading", { name: "April 2026" })).toBeTruthy();
  expect(onRange).toHaveBeenCalledWith("2026-03-30", "2026-05-03");
});

test("places lie where they are: north above, east at the right", () => {
  const { spots } = fitPlaces(
    [
      { key: 1, label: "Oslo", latitude: 59.9, longitude: 10.7 },
      { key: 2, label: "Rome", latitude: 41.9, longitude: 12.5 },
    ],
    100,
    60,
  );
  const [oslo, rome] = spots;
  expect(oslo && rome && oslo.y < rome.y && oslo.x < rome.x).toBe(true);
  expect(spots.every(({ x, y }) => x > 0 && x < 100 && y > 0 && y < 60)).toBe(true);
  expect(parsePoint("52.52, 13.4")).toEqual({ latitude: 52.52, longitude: 13.4 });
  expect(parsePoint("152, 13")).toBeUndefined();
});

test("Markdown is shown, HTML and dangerous links are not", () => {
  const { container } = render(
    <Prose text={"## A\n\n**b** <img src=x onerror=alert(1)> [c](javascript:alert(1)) [d](/e)"} />,
  );
  expect(container.querySelector("img")).toBeNull();
  expect(screen.getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual(["/e"]);
  expect(screen.getByRole("heading", { name: "A", level: 2 })).toBeTruthy();
});
