import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";

import { Greeting } from "./Greeting";

test("greets by name", () => {
  render(<Greeting name="Ada" />);
  expect(screen.getByRole("heading").textContent).toBe("Hello Ada");
});
