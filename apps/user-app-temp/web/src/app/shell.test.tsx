import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { createMemoryRouter, Outlet, RouterProvider } from "react-router";
import { beforeEach, expect, test, vi } from "vitest";

import { AppShell } from "./AppShell";
import { NotFound } from "./NotFound";
import { Page } from "./Page";
import { Providers } from "./Providers";
import { RouteError } from "./RouteError";
import type { AppShellProps } from "./shellTypes";
import { setAppName } from "./useTitle";

const navigation = [
  { label: "Tasks", to: "/tasks", count: 2 },
  { label: "People", to: "/people", group: "More" },
];

function Broken(): never {
  throw new Error("secret detail");
}

function show(shell: Partial<AppShellProps>, path = "/tasks") {
  const router = createMemoryRouter(
    [
      {
        element: (
          <AppShell appName="Demo" layout="top" navigation={navigation} {...shell}>
            <Outlet />
          </AppShell>
        ),
        children: [
          { path: "/tasks", element: <Page title="Tasks">List</Page> },
          { path: "/people", element: <Page title="People">Others</Page> },
          { path: "/broken", element: <Broken />, errorElement: <RouteError /> },
          { path: "*", element: <NotFound /> },
        ],
      },
    ],
    { initialEntries: [path] },
  );
  render(
    <Providers>
      <RouterProvider router={router} />
    </Providers>,
  );
  return router;
}

beforeEach(() => {
  setAppName("Demo");
  delete document.documentElement.dataset.theme;
  vi.stubGlobal("scrollTo", vi.fn());
});

test.each(["top", "sidebar"] as const)(
  "going to a page moves title and focus (%s)",
  async (layout) => {
    show({ layout });
    expect(document.title).toBe("Tasks · Demo");
    const main = screen.getByRole("main");
    expect(document.activeElement).not.toBe(main);
    fireEvent.click(screen.getByRole("link", { name: "People" }));
    await screen.findByRole("heading", { name: "People", level: 1 });
    expect(document.title).toBe("People · Demo");
    await waitFor(() => {
      expect(document.activeElement).toBe(main);
    });
    expect(screen.getByRole("link", { name: "People" }).getAttribute("aria-current")).toBe("page");
  },
);

test("the first stop of the keyboard skips the navigation", () => {
  show({});
  const first = document.querySelector("a, button");
  expect(first?.textContent).toBe("Skip to content");
  expect(first?.getAttribute("href")).toBe(`#${screen.getByRole("main").id}`);
});

test("on a phone the menu opens, and closes when a page was chosen", async () => {
  show({});
  const button = screen.getByRole("button", { name: "Open menu" });
  expect(button.getAttribute("aria-expanded")).toBe("false");
  fireEvent.click(button);
  const menus = screen.getAllByRole("navigation", { name: "Main" });
  expect(menus).toHaveLength(2);
  fireEvent.click(within(menus[1] as HTMLElement).getByRole("link", { name: "People" }));
  await waitFor(() => {
    expect(screen.getAllByRole("navigation", { name: "Main" })).toHaveLength(1);
  });
});

test("links that have no room stand in a menu", async () => {
  const many = ["A", "B", "C", "D", "E", "F", "G", "H"].map((label) => ({
    label: `${label} with a name`,
    to: `/${label}`,
  }));
  const router = show({ navigation: many });
  expect(screen.getByRole("link", { name: "A with a name" })).toBeTruthy();
  expect(screen.queryByRole("link", { name: "G with a name" })).toBeNull();
  fireEvent.keyDown(screen.getByRole("button", { name: "More" }), { key: "Enter" });
  fireEvent.click(await screen.findByRole("menuitem", { name: "H with a name" }));
  expect(router.state.location.pathname).toBe("/H");
});

test("Escape closes the menu at the side", () => {
  show({ layout: "sidebar" });
  fireEvent.click(screen.getByRole("button", { name: "Open menu" }));
  fireEvent.keyDown(document, { key: "Escape" });
  expect(screen.getByRole("button", { name: "Open menu" }).getAttribute("aria-expanded")).toBe(
    "false",
  );
});

test("the choice of dark is kept", () => {
  show({});
  fireEvent.click(screen.getByRole("button", { name: "Use dark colours" }));
  expect(document.documentElement.dataset.theme).toBe("dark");
  expect(localStorage.getItem("theme")).toBe("dark");
  expect(screen.getByRole("button", { name: "Use light colours" })).toBeTruthy();
});

test("visitors may sign in, and register where that is allowed", () => {
  show({ user: null, canRegister: true });
  expect(screen.getByRole("link", { name: "Sign in" }).getAttribute("href")).toBe("/sign-in");
  expect(screen.getByRole("link", { name: "Register" })).toBeTruthy();
});

test("who is signed in has a menu with the way out", async () => {
  const onSignOut = vi.fn();
  show({ user: { name: "Mara Lind", email: "mara@example.com" }, onSignOut });
  fireEvent.keyDown(screen.getByRole("button", { name: "Account of Mara Lind" }), { key: "Enter" });
  fireEvent.click(await screen.findByRole("menuitem", { name: "Sign out" }));
  expect(onSignOut).toHaveBeenCalledOnce();
});

test("without accounts there is nothing to sign in to", () => {
  show({});
  expect(screen.queryByRole("link", { name: "Sign in" })).toBeNull();
});

test("an unknown address says so", () => {
  show({}, "/nowhere");
  expect(screen.getByRole("heading", { name: "Page not found" })).toBeTruthy();
  expect(document.title).toBe("Page not found · Demo");
});

test("a page that breaks leaves the rest standing and tells no secrets", () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  show({}, "/broken");
  expect(screen.getByRole("alert").textContent).toContain("This page broke");
  expect(screen.getByRole("alert").textContent).not.toContain("secret");
  expect(screen.getByRole("link", { name: "Tasks 2" })).toBeTruthy();
});
