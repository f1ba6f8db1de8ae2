import type { PageSection, SpecPage } from "../model/types";
import { inExpression, type Place } from "./expressions";
import type { Need } from "./fates";
import { changed, patch } from "./patch";

interface Filtered {
  filters?: {
    field: string;
    op?: "eq" | "ne" | "lt" | "le" | "gt" | "ge";
    value: string | number | boolean;
  }[];
}

/** A page with other names; null when it is gone, or nothing is left for it to show. */
export function inPage(page: SpecPage, place: Place): SpecPage | null {
  const name = place.fates.page(page.name);
  const roles = changed(page.roles, place.fates.role);
  // With no role named a page is open to everybody of its side, which nobody asked for.
  if (name === null || (page.roles?.length && !roles?.length)) return null;
  const about = inKind(page, place);
  if (about === null) return null;
  const entity = "entity" in page ? page.entity : null;
  const sections = changed(page.sections, (one) => inSection(one, entity, place));
  return patch(about, { name, ...(roles && { roles }), ...(sections && { sections }) });
}

// One case for each kind: apart they would be no easier to read.
// eslint-disable-next-line complexity
function inKind(page: SpecPage, place: Place): SpecPage | null {
  const { fates } = place;
  const field = (member: string, need: Need = "any") =>
    "entity" in page ? fates.member(page.entity, member, need) : member;
  switch (page.kind) {
    case "checkout": {
      const order = fates.entity(page.order);
      return !order ? null : patch(page, { order });
    }
    case "quiz":
      return inQuiz(page, place);
    case "landing":
    case "dashboard":
    case "tool":
    case "settings":
    case "profile":
    case "static":
      return page;
  }
  const entity = fates.entity(page.entity);
  if (entity === null) return null;
  switch (page.kind) {
    case "list":
      return patch(page, {
        entity,
        ...(page.columns && { columns: changed(page.columns, (one) => field(one)) }),
        ...(page.filters && { filters: changed(page.filters, (one) => field(one)) }),
        ...(page.sort && { sort: inSort(page.sort, page.entity, place) }),
        ...(page.fixed && { fixed: inFilters(page.fixed, page.entity, place) }),
      });
    case "form":
      return patch(page, {
        entity,
        ...(page.fields && { fields: changed(page.fields, (one) => field(one)) }),
        ...(page.steps && {
          steps: changed(page.steps, (step) => {
            const fields = changed(step.fields, (one) => field(one)) ?? [];
            return step.fields.length > 0 && fields.length === 0 ? null : patch(step, { fields });
          }),
        }),
      });
    case "report":
      return patch(page, { entity, ...(page.period && { period: field(page.period, "date") }) });
    case "board": {
      const group_by = field(page.group_by, "choice");
      return !group_by ? null : patch(page, { entity, group_by });
    }
    case "calendar": {
      const start = field(page.start, "date");
      return !start
        ? null
        : patch(page, { entity, start, ...(page.end && { end: field(page.end, "date") }) });
    }
    case "map": {
      const geo = field(page.geo, "geo");
      return !geo ? null : patch(page, { entity, geo });
    }
    case "chat": {
      const text = field(page.text, "text");
      if (!text) return null;
      return patch(page, {
        entity,
        text,
        ...(page.conversation && { conversation: field(page.conversation) }),
      });
    }
    case "cart": {
      const order = fates.entity(page.order);
      return !order ? null : patch(page, { entity, order });
    }
    case "detail":
      return patch(page, { entity });
  }
}

type Quiz = Extract<SpecPage, { kind: "quiz" }>;

function inQuiz(page: Quiz, { fates }: Place): Quiz | null {
  const question = fates.entity(page.question);
  if (question === null) return null;
  const text = fates.member(page.question, page.text, "any");
  const correct = fates.member(page.question, page.correct, "any");
  const answers = changed(page.answers, (one) => fates.member(page.question, one, "any"));
  if (!text || !correct || !answers?.length) return null;
  return patch(page, {
    question,
    text,
    correct,
    answers,
    ...(page.result && { result: fates.entity(page.result) }),
  });
}

type Sort = NonNullable<Extract<SpecPage, { kind: "list" }>["sort"]>;

function inSort(sort: Sort, entity: string, { fates }: Place): Sort | null {
  const field = fates.member(entity, sort.field, "any");
  return !field ? null : patch(sort, { field });
}

function inFilters(filters: NonNullable<Filtered["filters"]>, entity: string, { fates }: Place) {
  return changed(filters, (filter) => {
    const field = fates.member(entity, filter.field, "same");
    return !field ? null : patch(filter, { field });
  });
}

/** A block of a page; `entity` is what a detail page is about. */
// One case for each kind: apart they would be no easier to read.
// eslint-disable-next-line complexity
function inSection(section: PageSection, entity: string | null, place: Place): PageSection | null {
  const { fates } = place;
  switch (section.kind) {
    case "hero":
    case "call_to_action":
      if (!section.actions) return section;
      return patch(section, {
        actions: changed(section.actions, (link) => {
          const page = fates.page(link.page);
          return !page ? null : patch(link, { page });
        }) as NonNullable<typeof section.actions>,
      });
    case "records": {
      const about = fates.entity(section.entity);
      if (about === null) return null;
      return patch(section, {
        entity: about,
        ...(section.sort && { sort: inSort(section.sort, section.entity, place) }),
        ...(section.filters && { filters: inFilters(section.filters, section.entity, place) }),
      });
    }
    case "stats": {
      const stats = changed(section.stats, (stat) => inMeasured(stat, place));
      return stats?.length ? patch(section, { stats }) : null;
    }
    case "chart": {
      const need = (section.by ?? "value") === "value" ? "any" : "date";
      const group_by = fates.member(section.entity, section.group_by, need);
      const found = !group_by ? null : inMeasured(section, place);
      return !found || group_by === null ? null : patch(found, { group_by });
    }
    case "facts":
      if (!section.fields || entity === null) return section;
      return patch(section, {
        fields: changed(section.fields, (one) => fates.member(entity, one, "any")) ?? [],
      });
    case "related": {
      const about = fates.entity(section.entity);
      const relation = about && fates.member(section.entity, section.relation, "any");
      return !relation ? null : patch(section, { entity: about, relation });
    }
    case "form": {
      const about = fates.entity(section.entity);
      if (about === null) return null;
      const fields = changed(section.fields, (one) => fates.member(section.entity, one, "any"));
      return patch(section, { entity: about, ...(fields && { fields }) });
    }
    case "tool": {
      const outputs = changed(section.outputs, (output) => {
        const value = inExpression(output.value, null, place);
        return !value ? null : patch(output, { value });
      });
      return patch(section, {
        outputs: outputs ?? [],
        ...(section.history && { history: fates.entity(section.history) }),
      });
    }
    default:
      return section;
  }
}

interface Measured extends Filtered {
  entity: string;
  measure?: { op?: "count" | "sum" | "avg" | "min" | "max"; field?: string | null };
}

/** A figure over records: of an entity, of one of its numbers, of some of them. */
function inMeasured<One extends Measured>(one: One, place: Place): One | null {
  const entity = place.fates.entity(one.entity);
  if (entity === null) return null;
  const { measure, filters } = one;
  const field = measure?.field ? place.fates.member(one.entity, measure.field, "number") : null;
  if (measure?.field && field === null) return null;
  return patch(one, {
    entity,
    ...(measure?.field && { measure: patch(measure, { field }) }),
    ...(filters && { filters: inFilters(filters, one.entity, place) ?? [] }),
  } as Partial<One>);
}
