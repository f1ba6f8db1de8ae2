import { type Evidence, keyOf, type Named, type Origin, type Spec } from "../model/types";

interface Element extends Partial<Named> {
  evidence?: Evidence | null | undefined;
}

/** Why elements are there, read from the specification itself and the words it was made from. */
export function evidenceOf(spec: Spec): { origins: Record<string, Origin>; assumed: string[] } {
  const origins: Record<string, Origin> = {};
  const assumed: string[] = [];
  const text = spec.description ?? "";
  const note = (path: string, { evidence }: Element) => {
    if (!evidence) return;
    const { source = "assumed" } = evidence;
    const words = (evidence.spans ?? [])
      .filter(({ start, end }) => start < end && end <= text.length)
      .map(({ start, end }) => ({ text: text.slice(start, end), start, end }));
    origins[path] = {
      source,
      sureness: evidence.confidence ?? 0.5,
      words,
      note: evidence.note ?? "",
    };
    if (source === "assumed") assumed.push(path);
  };
  for (const entity of spec.entities ?? []) {
    const path = `entities.${keyOf(entity)}`;
    note(path, entity);
    for (const one of [...(entity.fields ?? []), ...(entity.relations ?? [])]) {
      note(`${path}.${keyOf(one)}`, one);
    }
  }
  for (const role of spec.roles ?? []) note(`roles.${keyOf(role)}`, role);
  for (const page of spec.pages ?? []) note(`pages.${keyOf(page)}`, page);
  for (const one of spec.workflows ?? []) note(`workflows.${keyOf(one)}`, one);
  for (const use of spec.features ?? []) note(`features.${use.feature}`, use);
  return { origins, assumed };
}
