import { describe, expect, test } from "vitest";

import { EXAMPLES, example, textsIn } from "../test/examples";
import { entityOf } from "./fates";
import { renameEntity, renameMember, renamePage, renameRole } from "./renaming";

describe.each(EXAMPLES)("in the example %s", (_name, spec) => {
  test("renaming every entity back and forth is the identity", () => {
    for (const { name, label, label_plural: plural, system } of spec.entities ?? []) {
      if (system) continue;
      const there = renameEntity(spec, name, { label: "Zebra", plural: "Zebras" });
      const called = there.entities?.find((one) => one.label === "Zebra");
      expect(called?.id).toBe(entityOf(spec, name)?.id);
      expect(renameEntity(there, called?.name ?? "", { label, plural })).toEqual(spec);
    }
  });

  test("renaming every field and link back and forth is the identity", () => {
    for (const entity of spec.entities ?? []) {
      for (const { name, label } of [...(entity.fields ?? []), ...(entity.relations ?? [])]) {
        const there = renameMember(spec, entity.name, name, "Zebra stripe");
        const holder = entityOf(there, entity.name);
        const all = [...(holder?.fields ?? []), ...(holder?.relations ?? [])];
        const called = all.find((one) => one.label === "Zebra stripe");
        expect(renameMember(there, entity.name, called?.name ?? "", label)).toEqual(spec);
      }
    }
  });

  test("renaming every role and page back and forth is the identity", () => {
    for (const { name, label } of spec.roles ?? []) {
      const there = renameRole(spec, name, "Zebra keeper");
      const called = there.roles?.find((one) => one.label === "Zebra keeper")?.name ?? "";
      expect(renameRole(there, called, label)).toEqual(spec);
    }
    for (const { name, title } of spec.pages ?? []) {
      expect(renamePage(renamePage(spec, name, "Zebra"), name, title)).toEqual(spec);
    }
  });

  test("what does not change stays the same object", () => {
    const [first, second] = spec.entities ?? [];
    if (!first?.fields?.[0] || !second) throw new Error("The example is too small.");
    const { name, label } = first.fields[0];
    expect(renameMember(spec, first.name, name, label)).toBe(spec);
    expect(entityOf(renameMember(spec, first.name, name, "Zebra"), second.name)).toBe(second);
  });
});

test("everything that points to an entity follows its name", () => {
  const spec = example("salon");
  const [entity] = (spec.entities ?? []).filter((one) => one.name === one.label.toLowerCase());
  if (!entity) throw new Error("The example has no entity that is named by its label.");
  const next = renameEntity(spec, entity.name, { label: "Zebra", plural: "Zebras" });
  const found = next.entities?.find((one) => one.name === "zebra");
  expect(found).toMatchObject({ id: entity.id, plural: "zebras", label_plural: "Zebras" });
  const pointing = [next.grants, next.pages].flatMap((list) =>
    (list ?? []).flatMap((one) => ("entity" in one ? [one.entity] : [])),
  );
  expect(pointing).toContain("zebra");
  expect(pointing).not.toContain(entity.name);
});

test("a name that is taken, or that no letters are left of, leaves the name alone", () => {
  const spec = example("salon");
  const [first, second] = (spec.entities ?? []).filter((one) => !one.system);
  if (!first || !second) throw new Error("The example is too small.");
  const words = { label: second.label, plural: second.label_plural };
  expect(entityOf(renameEntity(spec, first.name, words), first.name)?.label).toBe(second.label);
  const chinese = renameEntity(spec, first.name, { label: "客户", plural: "客户" });
  expect(entityOf(chinese, first.name)?.label).toBe("客户");
});

test("a role is followed into permissions, steps, messages and accounts", () => {
  const spec = example("salon");
  const role = spec.roles?.find(
    (one) => one.kind !== "visitor" && one.name === one.label.toLowerCase(),
  );
  if (!role) throw new Error("The example has no role that is named by its label.");
  const next = renameRole(spec, role.name, "Zebra keeper");
  expect(next.grants?.map((one) => one.role)).not.toContain(role.name);
  expect(next.roles?.find((one) => one.name === "zebra_keeper")?.id).toBe(role.name);
  const named = textsIn(next.pages?.map((page) => page.roles));
  expect(named).not.toContain(role.name);
});
