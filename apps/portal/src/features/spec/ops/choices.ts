import type { Choice, Spec } from "../model/types";
import { changeEntity, changeField } from "./adding";
import { entityOf } from "./fates";
import { free, snake } from "./names";
import { changed, patch } from "./patch";
import { removeTransition } from "./removing";

function choicesOf(spec: Spec, entity: string, name: string): Choice[] {
  const type = entityOf(spec, entity)?.fields?.find((field) => field.name === name)?.type;
  return type?.kind === "choice" ? type.choices : [];
}

function withChoices(spec: Spec, entity: string, name: string, choices: Choice[]): Spec {
  return changeField(spec, entity, name, { type: { kind: "choice", choices } });
}

export function addChoice(spec: Spec, entity: string, field: string, label: string): Spec {
  const choices = choicesOf(spec, entity, field);
  const taken = new Set(choices.map((choice) => choice.value));
  const value = free(snake(label), taken, "choice");
  return withChoices(spec, entity, field, [...choices, { value, label, tone: "neutral" }]);
}

/** The value stays what it is in the records; people read another word. */
export function renameChoice(
  spec: Spec,
  entity: string,
  field: string,
  value: string,
  label: string,
): Spec {
  const choices = choicesOf(spec, entity, field);
  const next = choices.map((choice) =>
    choice.value === value ? patch(choice, { label }) : choice,
  );
  return next.every((choice, at) => choice === choices[at])
    ? spec
    : withChoices(spec, entity, field, next);
}

/** The last one stays: a choice without choices says nothing. Steps to and from it go with it. */
export function removeChoice(spec: Spec, entity: string, field: string, value: string): Spec {
  const choices = choicesOf(spec, entity, field).filter((choice) => choice.value !== value);
  const first = choices[0]?.value;
  if (first === undefined) return spec;
  let found = stepsWithout(spec, entity, field, value, first);
  found = withChoices(found, entity, field, choices);
  const before = entityOf(found, entity)?.fields?.find((one) => one.name === field)?.default;
  if (before === value) found = changeField(found, entity, field, { default: first });
  const seeds = changed(found.seeds, (set) => {
    if (set.entity !== entity) return set;
    const records = changed(set.records, (record) =>
      record[field] === value ? { ...record, [field]: first } : record,
    );
    return patch(set, { ...(records && { records }) });
  });
  return patch(found, { ...(seeds && { seeds }) });
}

function stepsWithout(spec: Spec, name: string, field: string, value: string, first: string): Spec {
  const states = entityOf(spec, name)?.states;
  if (states?.field !== field) return spec;
  let found = spec;
  for (const step of states.transitions ?? []) {
    const lost = step.target === value || step.sources.every((source) => source === value);
    if (lost) found = removeTransition(found, name, step.name);
  }
  return changeEntity(found, name, (entity) => {
    if (!entity.states) return {};
    const transitions = changed(entity.states.transitions, (step) =>
      patch(step, { sources: changed(step.sources, (one) => (one === value ? null : one)) ?? [] }),
    );
    const initial = entity.states.initial === value ? first : entity.states.initial;
    return { states: patch(entity.states, { initial, ...(transitions && { transitions }) }) };
  });
}
