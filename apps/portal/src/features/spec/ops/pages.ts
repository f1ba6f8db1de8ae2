import { type Entity, keyOf, type PageSection, type Spec, type SpecPage } from "../model/types";
import { BY_HAND } from "./adding";
import { entityOf } from "./fates";
import { free, snake, takenIn } from "./names";
import { changedNamed, patch } from "./patch";

/** Kinds of page that can be added, where the entity has what they need. */
export const NEW_PAGES = ["list", "dashboard", "board", "calendar", "map", "report"] as const;
export type NewPageKind = (typeof NEW_PAGES)[number];

const kindsOf = (entity: Entity, ...kinds: readonly string[]) =>
  (entity.fields ?? []).filter((field) => kinds.includes(field.type.kind));

/** Whether an entity has the field that such a page stands on: a choice, a date, a place. */
export function canShow(entity: Entity, kind: NewPageKind): boolean {
  switch (kind) {
    case "list":
    case "dashboard":
    case "report":
      return true;
    case "board":
      return kindsOf(entity, "choice").length > 0;
    case "calendar":
      return kindsOf(entity, "date", "datetime").length > 0;
    case "map":
      return kindsOf(entity, "geo").length > 0;
  }
}

/** A further page about an entity. */
export function addPage(
  spec: Spec,
  { kind, entity: name, title }: { kind: NewPageKind; entity: string; title: string },
): Spec {
  const entity = entityOf(spec, name);
  if (!entity || !canShow(entity, kind)) return spec;
  const pageName = free(snake(title), takenIn(spec.pages), "page");
  const paths = new Set((spec.pages ?? []).map((page) => page.path.slice(1)));
  const accounts = (spec.roles ?? []).some((role) => role.kind !== "visitor");
  const common = {
    id: pageName,
    name: pageName,
    title,
    path: `/${free(pageName.replaceAll("_", "-"), paths)}`,
    side: accounts ? ("member" as const) : ("public" as const),
    navigation: { label: title, icon: entity.icon ?? "box", order: 100, place: "main" as const },
    evidence: BY_HAND,
  };
  const page = { ...common, ...aboutOf(kind, entity) } as SpecPage;
  return { ...spec, pages: [...(spec.pages ?? []), page] };
}

function aboutOf(kind: NewPageKind, entity: Entity): Partial<SpecPage> {
  const first = (...kinds: readonly string[]) => kindsOf(entity, ...kinds)[0]?.name ?? "";
  switch (kind) {
    case "list":
      return { kind, entity: entity.name, layout: "table" };
    case "report":
      return { kind, entity: entity.name };
    case "board":
      return { kind, entity: entity.name, group_by: entity.states?.field ?? first("choice") };
    case "calendar":
      return { kind, entity: entity.name, start: first("date", "datetime") };
    case "map":
      return { kind, entity: entity.name, geo: first("geo") };
    case "dashboard":
      return { kind, sections: figuresOf(entity) };
  }
}

/** How many there are, how they are spread, and the newest. */
function figuresOf(entity: Entity): PageSection[] {
  const choice = kindsOf(entity, "choice")[0];
  return [
    {
      kind: "stats",
      stats: [{ label: entity.label_plural, entity: entity.name, icon: entity.icon ?? "box" }],
    },
    ...(choice
      ? [
          {
            kind: "chart" as const,
            title: choice.label,
            entity: entity.name,
            chart: "donut" as const,
            group_by: choice.name,
          },
        ]
      : []),
    { kind: "records", title: entity.label_plural, entity: entity.name, layout: "table", limit: 6 },
  ];
}

/** Why a page is there by itself: it would come back after it was taken out. */
export type Because = "detail" | "list" | "form" | "people" | null;

/** The pages that every entity has, and those that permissions bring. */
export function becauseOf(spec: Spec, page: SpecPage): Because {
  if (!("entity" in page)) return null;
  const entity = entityOf(spec, page.entity);
  if (page.entity === "user") return "people";
  if (!entity || entity.system) return null;
  if (page.kind === "detail") return "detail";
  if (page.kind === "form" && /_(create|edit)$/.test(page.name)) return "form";
  if (page.kind !== "list") return null;
  const lists = (spec.pages ?? []).filter(
    (one) => one.kind === "list" && one.entity === page.entity,
  );
  return lists.length === 1 ? "list" : null;
}

/** Whether a page stands in the menu. */
export function setInMenu(spec: Spec, name: string, shown: boolean): Spec {
  const pages = changedNamed(spec.pages, name, (page) => {
    if (shown === Boolean(page.navigation)) return page;
    const icon = ("entity" in page && entityOf(spec, page.entity)?.icon) || "file";
    const navigation = { label: page.title, icon, order: 100, place: "main" as const };
    return { ...page, id: keyOf(page), navigation: shown ? navigation : null };
  });
  return patch(spec, { pages });
}

export type Side = NonNullable<SpecPage["side"]>;

/** Opens a page to a wider or narrower circle. */
export function setSide(spec: Spec, name: string, side: Side): Spec {
  return patch(spec, {
    pages: changedNamed(spec.pages, name, (page) => patch(page, { side, roles: [] })),
  });
}

/** Whether somebody may be named who opens pages of this side. */
export function opensFor(spec: Spec): readonly Side[] {
  const kinds = new Set((spec.roles ?? []).map((role) => role.kind ?? "member"));
  return (["public", "member", "staff", "admin"] as const).filter(
    (side) => side === "public" || kinds.has(side),
  );
}
