import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";

import { Live } from "./Live";

function Counter({ read }: { read: () => number }) {
  const { data } = useQuery({ queryKey: ["count"], queryFn: read });
  return <p>{`read ${String(data)}`}</p>;
}

test("what is shown is read again on demand, and the page says since when", async () => {
  let times = 0;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Live />
      <Counter read={() => ++times} />
    </QueryClientProvider>,
  );
  await screen.findByText("read 1");
  await screen.findByText(/updated/);
  fireEvent.click(screen.getByRole("button", { name: "Refresh" }));
  await screen.findByText("read 2");
});

test("it can be paused", () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Live />
    </QueryClientProvider>,
  );
  const live = screen.getByRole("button", { name: /Live/ });
  expect(live.getAttribute("aria-pressed")).toBe("true");
  fireEvent.click(live);
  expect(live.getAttribute("aria-pressed")).toBe("false");
});
