import { describe, expect, test } from "vitest";

import type { Spec } from "../model/types";
import { EXAMPLES, example } from "../test/examples";
import { addEntity, addField, addRelation, addRole, changeRelation } from "./adding";
import { addChoice, removeChoice, renameChoice } from "./choices";
import { entityOf } from "./fates";
import { entityName, fieldName, free, pluralOf, snake } from "./names";
import { applyOperations } from "./operations";
import { addPage, becauseOf, canShow, setInMenu, setSide } from "./pages";
import { moved } from "./patch";
import { permissionOf, setPermission } from "./permissions";
import { removeEntity, removeMember } from "./removing";
import { removeFeature, removeRule, removeWorkflow } from "./rules";

const salon = example("salon");
const things = (salon.entities ?? []).filter((one) => !one.system);
const first = things[0]?.name ?? "";

describe("forms", () => {
  const form = (fields: string[], steps?: { title: string; fields: string[] }[]) => ({
    kind: "form" as const,
    name: "form_page",
    title: "Form",
    path: "/form-page",
    entity: first,
    mode: "create" as const,
    fields,
    ...(steps && { steps }),
  });

  test.each([
    [form(["name"]), ["name", "zebra"], undefined],
    [form([]), [], undefined],
    [
      form(["name"], [{ title: "One", fields: ["name"] }]),
      ["name", "zebra"],
      [{ title: "One", fields: ["name", "zebra"] }],
    ],
  ])("what a form names is asked for with a new field", (page, fields, steps) => {
    const spec = { ...salon, pages: [page] } as unknown as Spec;
    const found = addField(spec, first, { label: "Zebra", type: { kind: "text" } }).pages?.[0];
    expect(found).toMatchObject({ fields, ...(steps && { steps }) });
  });
});

describe("names", () => {
  test.each([
    ["Due date (UTC)", "due_date_utc"],
    ["Crêpe Straße", "crepe_strasse"],
    ["3D model", "n_3_d_model"],
    ["dueDate", "due_date"],
    ["客户", ""],
  ])("%s is %s", (words, name) => {
    expect(snake(words)).toBe(name);
  });

  test("reserved words are avoided", () => {
    expect(fieldName("Class")).toBe("class_value");
    expect(entityName("Session")).toBe("session_entry");
    expect(free("", new Set(["item"]))).toBe("item_2");
    expect(["Category", "Class", "Day", "Box"].map(pluralOf)).toEqual([
      "Categories",
      "Classes",
      "Days",
      "Boxes",
    ]);
  });
});

describe.each(EXAMPLES)("in the example %s", (_name, spec) => {
  test("adding and taking out an entity is the identity", () => {
    const words = { label: "Zebra", plural: "Zebras", title: "Name" };
    const { spec: added, name } = addEntity(spec, words);
    expect(entityOf(added, name)?.fields).toHaveLength(1);
    expect(removeEntity(added, name)).toEqual(spec);
  });

  test("adding and taking out a field or a link is the identity", () => {
    for (const { name } of spec.entities ?? []) {
      const field = addField(spec, name, { label: "Zebra", type: { kind: "money" } });
      expect(removeMember(field, name, "zebra")).toEqual(spec);
    }
    const [one, other] = spec.entities ?? [];
    const link = { label: "Zebra", target: other?.name ?? "", kind: "many_to_many" as const };
    const linked = addRelation(spec, one?.name ?? "", link);
    expect(removeMember(linked, one?.name ?? "", "zebra")).toEqual(normal(spec));
  });

  test("every permission can be set, and is as it was set", () => {
    for (const role of (spec.roles ?? []).filter((one) => one.kind !== "admin")) {
      for (const { name } of spec.entities ?? []) {
        for (const scope of ["all", "own", null] as const) {
          const next = setPermission(spec, role.name, name, "delete", scope);
          const found = permissionOf(next, role, name, "delete");
          expect(found.because ?? found.scope).toBe(found.because ? "visitor" : scope);
          expect(setPermission(next, role.name, name, "delete", scope)).toBe(next);
        }
      }
    }
  });
});

/** A list that became empty stays a list. */
function normal(spec: Spec): Spec {
  const [one, ...rest] = spec.entities ?? [];
  return one ? { ...spec, entities: [{ ...one, relations: one.relations ?? [] }, ...rest] } : spec;
}

test("new names never meet those that are taken", () => {
  let spec = salon;
  for (let at = 0; at < 3; at += 1) {
    spec = addField(spec, first, { label: "Name", type: { kind: "text" } });
    spec = addRelation(spec, first, { label: "Name", target: first, kind: "many_to_one" });
    spec = addRole(spec, "Helper", "staff");
  }
  const entity = entityOf(spec, first);
  const names = [...(entity?.fields ?? []), ...(entity?.relations ?? [])].map((one) => one.name);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(spec.roles?.map((one) => one.name)).size).toBe(spec.roles?.length);
});

test("one to many is kept on the side of the many", () => {
  const other = things[1]?.name ?? "";
  const next = addRelation(salon, first, { label: "x", target: other, kind: "one_to_many" });
  expect(entityOf(next, other)?.relations?.at(-1)).toMatchObject({
    target: first,
    kind: "many_to_one",
  });
});

test("a link that must be there is not emptied, and one of many is never required", () => {
  const linked = addRelation(salon, first, { label: "Zebra", target: first, kind: "many_to_one" });
  const required = changeRelation(linked, first, "zebra", { required: true });
  expect(entityOf(required, first)?.relations?.at(-1)).toMatchObject({
    required: true,
    on_delete: "restrict",
  });
  const many = changeRelation(required, first, "zebra", { kind: "many_to_many" });
  expect(entityOf(many, first)?.relations?.at(-1)?.required).toBe(false);
});

test("somebody owns records before anybody has their own", () => {
  const { spec, name } = addEntity(salon, { label: "Zebra", plural: "Zebras", title: "Name" });
  const role = spec.roles?.find((one) => one.kind === "member")?.name ?? "";
  const next = setPermission(spec, role, name, "edit", "own");
  const entity = entityOf(next, name);
  expect(entity?.owner).toBe("owner");
  expect(entity?.relations).toMatchObject([{ name: "owner", target: "user" }]);
});

test("choices are added, called otherwise and taken out with the steps to them", () => {
  const entity = things.find((one) => one.states);
  if (!entity?.states) throw new Error("The example has no states.");
  const { field, initial } = entity.states;
  const added = addChoice(salon, entity.name, field, "Lost & found");
  const type = entityOf(added, entity.name)?.fields?.find((one) => one.name === field)?.type;
  expect(type).toMatchObject({ kind: "choice" });
  expect(type?.kind === "choice" && type.choices.at(-1)?.value).toBe("lost_found");
  const renamed = renameChoice(added, entity.name, field, "lost_found", "Gone");
  expect(removeChoice(renamed, entity.name, field, "lost_found")).toEqual(salon);
  const without = entityOf(removeChoice(salon, entity.name, field, initial), entity.name);
  expect(without?.states?.initial).not.toBe(initial);
  for (const one of without?.states?.transitions ?? []) {
    expect([one.target, ...one.sources]).not.toContain(initial);
    expect(one.sources.length).toBeGreaterThan(0);
  }
});

test("fields move one place and stop at the ends", () => {
  const list = ["a", "b", "c"].map((name) => ({ name }));
  const names = (items: { name: string }[]) => items.map((one) => one.name).join("");
  expect(names(moved(list, "a", 1))).toBe("bac");
  expect(names(moved(moved(list, "a", 1), "a", -1))).toBe("abc");
  expect(moved(list, "c", 1)).toBe(list);
});

test("pages come with their own address, go into the menu and out of it", () => {
  const entity = things.find((one) => canShow(one, "calendar"));
  const kind = entity ? ("calendar" as const) : ("list" as const);
  const next = addPage(salon, { kind, entity: entity?.name ?? first, title: "Zebra days" });
  const page = next.pages?.at(-1);
  expect(page).toMatchObject({ name: "zebra_days", path: "/zebra-days", kind });
  expect(
    setInMenu(setInMenu(next, "zebra_days", false), "zebra_days", true).pages?.at(-1)?.navigation,
  ).not.toBeNull();
  expect(setSide(next, "zebra_days", "admin").pages?.at(-1)?.side).toBe("admin");
  expect(page && becauseOf(next, page)).toBeNull();
});

test("rules, features and automations are taken out alone", () => {
  const ruled = things.find((one) => one.constraints?.length);
  if (ruled) {
    const next = entityOf(removeRule(salon, ruled.name, 0), ruled.name);
    expect(next?.constraints).toEqual(ruled.constraints?.slice(1));
  }
  expect(removeFeature(salon, "no_such")).toBe(salon);
  expect(removeWorkflow(salon, "no_such")).toBe(salon);
});

test("operations name elements by their keys", () => {
  const role = { name: "helper", label: "Helper" };
  const added = applyOperations(salon, [{ op: "add", path: ["roles", "helper"], value: role }]);
  expect(added.roles?.at(-1)).toEqual(role);
  const renamed = applyOperations(added, [
    { op: "replace", path: ["roles", "helper", "label"], value: "Aide" },
  ]);
  expect(renamed.roles?.at(-1)?.label).toBe("Aide");
  const gone = applyOperations(renamed, [{ op: "remove", path: ["roles", "helper"] }]);
  expect(gone).toEqual(salon);
  const keys = (salon.roles ?? []).map((one) => one.id ?? one.name).toReversed();
  const turned = applyOperations(salon, [{ op: "order", path: ["roles"], value: keys }]);
  expect(turned.roles).toEqual(salon.roles?.toReversed());
});
