import { describe, expect, test } from "vitest";

import type { Spec } from "../model/types";
import { EXAMPLES, example } from "../test/examples";
import { counted, losses } from "./consequences";
import { entityOf, NO_FATES } from "./fates";
import { follow } from "./follow";
import { removeEntity, removeMember, removePage, removeRole, retypeField } from "./removing";

/** What points to something that is not there. */
function dangling(spec: Spec): string[] {
  const found: string[] = [];
  const members = new Set(["id", "created_at", "updated_at"]);
  const known = new Map(
    (spec.entities ?? []).map((one) => [
      one.name,
      new Set([...(one.fields ?? []), ...(one.relations ?? [])].map((each) => each.name)),
    ]),
  );
  const backs = new Set(
    (spec.entities ?? []).flatMap((one) =>
      (one.relations ?? []).map((link) => `${link.target}.${link.inverse ?? ""}`),
    ),
  );
  const names = (items: readonly { name: string }[] = []) => new Set(items.map((one) => one.name));
  const [roles, pages] = [names(spec.roles), names(spec.pages)];
  const look = (kind: string, name: string, there: boolean) => {
    if (!there) found.push(`${kind} ${name}`);
    return name;
  };
  follow(spec, {
    ...NO_FATES,
    entity: (name) => look("entity", name, known.has(name) || name === "user"),
    role: (name) => look("role", name, roles.has(name)),
    page: (name) => look("page", name, pages.has(name)),
    member: (entity, name) => {
      const there =
        members.has(name) ||
        !known.has(entity) ||
        known.get(entity)?.has(name) === true ||
        backs.has(`${entity}.${name}`);
      look("member", `${entity}.${name}`, there);
      return name;
    },
  });
  return found;
}

describe.each(EXAMPLES)("in the example %s", (_name, spec) => {
  test("nothing dangles to begin with", () => {
    expect(dangling(spec)).toEqual([]);
  });

  test("taking out an entity leaves nothing that points to it", () => {
    for (const { name, system } of spec.entities ?? []) {
      if (system) continue;
      const next = removeEntity(spec, name);
      expect(entityOf(next, name)).toBeUndefined();
      expect(dangling(next)).toEqual([]);
      expect(losses(spec, next).length).toBeGreaterThan(0);
    }
  });

  test("taking out a field or a link leaves nothing that points to it", () => {
    for (const entity of spec.entities ?? []) {
      for (const { name } of [...(entity.fields ?? []), ...(entity.relations ?? [])]) {
        expect(dangling(removeMember(spec, entity.name, name))).toEqual([]);
      }
    }
  });

  test("taking out a role or a page leaves nothing that points to it", () => {
    for (const { name, kind } of spec.roles ?? []) {
      if (kind === "visitor") continue;
      const next = removeRole(spec, name);
      expect(dangling(next)).toEqual([]);
      expect(next.grants?.some((grant) => grant.role === name)).toBe(false);
    }
    for (const { name } of spec.pages ?? []) expect(dangling(removePage(spec, name))).toEqual([]);
  });

  test("another type leaves nothing that needs the old one", () => {
    for (const entity of spec.entities ?? []) {
      for (const { name, type } of entity.fields ?? []) {
        const kind = type.kind === "boolean" ? ("date" as const) : ("boolean" as const);
        const next = retypeField(spec, entity.name, name, { kind });
        const states = entityOf(next, entity.name)?.states;
        expect(states?.field).not.toBe(name);
        const figures = (next.pages ?? []).flatMap((page) => page.sections ?? []);
        const wrong = figures.filter(
          (one) =>
            one.kind === "chart" && one.entity === entity.name && one.measure?.field === name,
        );
        expect(wrong).toEqual([]);
      }
    }
  });
});

test("what goes along is told by kind", () => {
  const spec = example("salon");
  const [entity] = (spec.entities ?? []).filter((one) => !one.system);
  const told = new Map(counted(losses(spec, removeEntity(spec, entity?.name ?? ""))));
  expect(told.get("entity")).toBe(1);
  expect(told.get("field")).toBeGreaterThanOrEqual(entity?.fields?.length ?? 0);
  expect(told.get("permission")).toBeGreaterThan(0);
});

test("a page that was for one role alone goes with it, and does not open to everybody", () => {
  const spec = example("salon");
  const [page, ...others] = spec.pages ?? [];
  const role = spec.roles?.find((one) => one.kind === "member");
  if (!page || !role) throw new Error("The example is too small.");
  const closed = { ...spec, pages: [{ ...page, roles: [role.name] }, ...others] };
  expect(removeRole(closed, role.name).pages?.some((one) => one.name === page.name)).toBe(false);
});

test("samples of accounts move up when a role before theirs goes", () => {
  const base = example("salon");
  const spec: Spec = {
    ...base,
    roles: ["guest", "helper", "boss"].map((name, at) => ({
      name,
      label: name,
      kind: at === 0 ? ("visitor" as const) : ("member" as const),
    })),
    entities: [
      {
        name: "note",
        plural: "notes",
        label: "Note",
        label_plural: "Notes",
        relations: [{ name: "writer", label: "Writer", target: "user" }],
      },
    ],
    grants: [],
    pages: [],
    workflows: [],
    features: [],
    experiments: [],
    seeds: [{ entity: "note", records: [{ writer: 2 }, { writer: 1 }] }],
  };
  expect(removeRole(spec, "helper").seeds?.[0]?.records).toEqual([{ writer: 1 }, { writer: 1 }]);
});
