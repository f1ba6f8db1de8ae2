import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";

import { Combobox } from "./Combobox";
import { DateTimeInput } from "./DateInput";
import { ImageInput } from "./FileInput";
import { MultiSelect } from "./MultiSelect";
import { NumberInput } from "./NumberInput";
import { RatingInput } from "./RatingInput";
import { Select } from "./Select";
import { TagsInput } from "./TagsInput";
import { TextInput } from "./TextInput";

const fruits = ["Apple", "Banana", "Cherry"].map((label, index) => ({ value: index + 1, label }));

test("label, hint and error belong to their control", () => {
  render(
    <TextInput
      label="Name"
      name="name"
      hint="As on the pass"
      error="Too short"
      required
      value=""
      onChange={vi.fn()}
    />,
  );
  const input = screen.getByRole("textbox", { name: "Name" });
  expect(input.getAttribute("aria-invalid")).toBe("true");
  const notes = (input.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent);
  expect(notes).toEqual(["As on the pass", "Too short"]);
});

test("a number being typed is not corrected under the hand", () => {
  const changes: (number | null)[] = [];
  function Host() {
    const [value, setValue] = useState<number | null>(null);
    return (
      <NumberInput
        label="Price"
        name="price"
        step="any"
        value={value}
        onChange={(next) => {
          changes.push(next);
          setValue(next);
        }}
      />
    );
  }
  render(<Host />);
  const input = screen.getByLabelText<HTMLInputElement>("Price");
  fireEvent.change(input, { target: { value: "1.50" } });
  expect(input.value).toBe("1.50");
  fireEvent.change(input, { target: { value: "" } });
  expect(changes).toEqual([1.5, null]);
});

test("a select that is not required offers nothing", () => {
  const onChange = vi.fn();
  render(
    <Select
      label="State"
      name="state"
      value="open"
      options={[{ value: "open", label: "Open" }]}
      onChange={onChange}
    />,
  );
  fireEvent.change(screen.getByLabelText("State"), { target: { value: "" } });
  expect(onChange).toHaveBeenCalledWith("");
});

test("a moment is typed in local time and kept in UTC", () => {
  const onChange = vi.fn();
  render(<DateTimeInput label="At" name="at" value="" onChange={onChange} />);
  fireEvent.change(screen.getByLabelText("At"), { target: { value: "2026-03-31T14:30" } });
  expect(onChange).toHaveBeenCalledWith(new Date("2026-03-31T14:30").toISOString());
});

test("a combobox is worked by the keyboard", () => {
  const onChange = vi.fn();
  render(<Combobox label="Fruit" name="fruit" value={null} options={fruits} onChange={onChange} />);
  const input = screen.getByRole("combobox", { name: "Fruit" });
  expect(input.getAttribute("aria-expanded")).toBe("false");
  fireEvent.keyDown(input, { key: "ArrowDown" });
  expect(screen.getAllByRole("option")).toHaveLength(3);
  fireEvent.change(input, { target: { value: "an" } });
  expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual(["Banana"]);
  fireEvent.keyDown(input, { key: "Enter" });
  expect(onChange).toHaveBeenCalledWith(2);
  expect(screen.queryByRole("listbox")).toBeNull();
});

test("a combobox asks for what matches and shows what was chosen before", async () => {
  const loadOptions = vi.fn((query: string) =>
    Promise.resolve(fruits.filter(({ label }) => label.includes(query))),
  );
  const onChange = vi.fn();
  render(
    <Combobox
      label="Fruit"
      name="fruit"
      value={9}
      selectedLabel="Mango"
      loadOptions={loadOptions}
      onChange={onChange}
    />,
  );
  const input = screen.getByRole<HTMLInputElement>("combobox", { name: "Fruit" });
  expect(input.value).toBe("Mango");
  fireEvent.change(input, { target: { value: "Ch" } });
  fireEvent.click(await screen.findByRole("option", { name: "Cherry" }));
  expect(onChange).toHaveBeenCalledWith(3);
  fireEvent.click(screen.getByRole("button", { name: "Clear Fruit" }));
  expect(onChange).toHaveBeenLastCalledWith(null);
});

test("several are chosen and taken away", () => {
  const onChange = vi.fn();
  render(
    <MultiSelect label="Fruits" name="fruits" value={[1]} options={fruits} onChange={onChange} />,
  );
  const input = screen.getByRole("combobox", { name: "Fruits" });
  fireEvent.change(input, { target: { value: "cher" } });
  fireEvent.keyDown(input, { key: "Enter" });
  expect(onChange).toHaveBeenLastCalledWith([1, 3]);
  fireEvent.click(screen.getByRole("button", { name: "Remove Apple" }));
  expect(onChange).toHaveBeenLastCalledWith([]);
});

test("tags are added by Enter and by comma, none twice", () => {
  const onChange = vi.fn();
  render(<TagsInput label="Tags" name="tags" value={["a"]} onChange={onChange} />);
  const input = screen.getByLabelText("Tags");
  fireEvent.change(input, { target: { value: "b,a," } });
  expect(onChange).toHaveBeenLastCalledWith(["a", "b"]);
  fireEvent.keyDown(input, { key: "Backspace" });
  expect(onChange).toHaveBeenLastCalledWith([]);
});

test("stars are radio buttons", () => {
  const onChange = vi.fn();
  render(<RatingInput label="Rating" name="stars" value={2} onChange={onChange} />);
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "2 stars" }).checked).toBe(true);
  fireEvent.click(screen.getByRole("radio", { name: "5 stars" }));
  expect(onChange).toHaveBeenCalledWith(5);
});

test("a picture is stored at once, and a failure is told at its field", async () => {
  const onChange = vi.fn();
  const upload = vi
    .fn<(file: File) => Promise<{ url: string; name: string }>>()
    .mockResolvedValueOnce({ url: "/api/uploads/1", name: "fig.png" })
    .mockRejectedValueOnce(new Error("This file is too large."));
  render(
    <ImageInput label="Picture" name="picture" value="" onChange={onChange} upload={upload} />,
  );
  const file = new File(["x"], "fig.png", { type: "image/png" });
  fireEvent.change(screen.getByLabelText("Picture"), { target: { files: [file] } });
  await waitFor(() => {
    expect(onChange).toHaveBeenCalledWith("/api/uploads/1");
  });
  fireEvent.change(screen.getByLabelText("Picture"), { target: { files: [file] } });
  expect(await screen.findByText("This file is too large.")).toBeTruthy();
});
