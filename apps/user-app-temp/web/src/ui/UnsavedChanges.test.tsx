import { fireEvent, render, screen } from "@testing-library/react";
import { createMemoryRouter, Link, RouterProvider } from "react-router";
import { expect, test } from "vitest";

import { UnsavedChanges } from "./UnsavedChanges";

function renderForm(unsaved: boolean) {
  const form = (
    <>
      <UnsavedChanges when={unsaved} />
      <Link to="/elsewhere">Away</Link>
    </>
  );
  const routes = [
    { path: "/", element: form },
    { path: "/elsewhere", element: <p>Elsewhere</p> },
  ];
  render(<RouterProvider router={createMemoryRouter(routes)} />);
  fireEvent.click(screen.getByRole("link", { name: "Away" }));
}

test("what was typed is not left behind unasked", async () => {
  renderForm(true);
  fireEvent.click(await screen.findByRole("button", { name: "Cancel" }));
  expect(screen.queryByText("Elsewhere")).toBeNull();
  fireEvent.click(screen.getByRole("link", { name: "Away" }));
  fireEvent.click(await screen.findByRole("button", { name: "Leave" }));
  expect(await screen.findByText("Elsewhere")).toBeTruthy();
});

test("what was saved is left without a question", async () => {
  renderForm(false);
  expect(await screen.findByText("Elsewhere")).toBeTruthy();
});
