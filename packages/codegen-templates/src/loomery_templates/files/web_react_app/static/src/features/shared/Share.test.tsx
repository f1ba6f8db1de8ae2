import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";

import { Share } from "./Share";

test("the address is offered as a text, by mail, over networks and as a code", async () => {
  render(<Share title="Red boat" />);
  fireEvent.click(screen.getByRole("button", { name: "Share" }));
  const field = screen.getByLabelText<HTMLInputElement>("Address");
  expect(field.value).toBe(window.location.href);
  const address = encodeURIComponent(window.location.href);
  const mail = screen.getByRole("link", { name: "E-mail" });
  expect(mail.getAttribute("href")).toBe(`mailto:?subject=Red%20boat&body=${address}`);
  const network = screen.getByRole("link", { name: /Telegram/ });
  expect(network.getAttribute("href")).toContain(address);
  await screen.findByRole("img", { name: /QR code/ }, { timeout: 30_000 });
});

test("that one has to sign in is said", () => {
  render(<Share title="Red boat" closed />);
  fireEvent.click(screen.getByRole("button", { name: "Share" }));
  expect(screen.getByText(/has to sign in/)).toBeDefined();
});
