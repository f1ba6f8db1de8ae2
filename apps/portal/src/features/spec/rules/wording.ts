import type { Entity, Rule, Spec, Workflow } from "../model/types";
import { entityOf } from "../ops/fates";
import type { Say } from "../parts/say";

/** A rule in one sentence: its own message where a person wrote one. */
export function ruleWords(rule: Rule, entity: Entity, say: Say): string {
  if (rule.kind === "plain") return rule.text;
  const label = (name: string) => labelIn(entity, name);
  if ("message" in rule && rule.message) return rule.message;
  switch (rule.kind) {
    case "line_items":
      return say("rule.line_items", { quantity: label(rule.quantity), price: label(rule.price) });
    case "approval_chain":
      return say("rule.approval_chain", { steps: rule.steps.map((step) => step.label).join(", ") });
    case "nearest":
      return say("rule.nearest", { field: label(rule.field) });
    case "visibility":
      return say("rule.visibility", { entity: entity.label_plural });
    case "unique_together":
      return say("rule.unique_together", { fields: rule.fields.map(label).join(", ") });
    default:
      return say(`rule.${rule.kind}`);
  }
}

function labelIn(entity: Entity, name: string): string {
  const members = [...(entity.fields ?? []), ...(entity.relations ?? [])];
  return members.find((one) => one.name === name)?.label ?? name.replaceAll("_", " ");
}

/** When something happens by itself. */
export function triggerWords(workflow: Workflow, spec: Spec, say: Say): string {
  const { trigger } = workflow;
  if (trigger.kind === "schedule") return say(`when.${trigger.every}`);
  const entity = entityOf(spec, trigger.entity);
  const label = entity?.label ?? trigger.entity;
  if (trigger.kind === "date_reached") return dateWords(trigger, entity, label, say);
  const step = entity?.states?.transitions?.find((one) => one.name === trigger.transition)?.label;
  return trigger.on === "transition"
    ? say("when.transition", { entity: label, step: step ?? trigger.transition ?? "" })
    : say(`when.${trigger.on}`, { entity: label });
}

type DateReached = Extract<Workflow["trigger"], { kind: "date_reached" }>;

function dateWords(trigger: DateReached, entity: Entity | undefined, label: string, say: Say) {
  const field = entity ? labelIn(entity, trigger.field) : trigger.field;
  const days = trigger.days ?? 0;
  const key = days < 0 ? "when.before" : days > 0 ? "when.after" : "when.onDate";
  return say(key, { count: Math.abs(days), entity: label, field });
}

/** What then happens, a sentence for each action. */
export function actionWords(workflow: Workflow, spec: Spec, say: Say): string[] {
  const { trigger } = workflow;
  const entity = "entity" in trigger ? entityOf(spec, trigger.entity) : undefined;
  const roles = new Map((spec.roles ?? []).map((role) => [role.name, role.label]));
  return workflow.actions.map((action) => {
    switch (action.kind) {
      case "notify": {
        const who = [
          ...(action.roles ?? []).map((role) => roles.get(role) ?? role),
          ...(action.owner ? [say("then.owner")] : []),
          ...(action.through?.length && entity ? [labelIn(entity, action.through[0] ?? "")] : []),
        ];
        return say("then.notify", { who: who.join(", "), message: action.message });
      }
      case "set_field":
        return say("then.set_field", {
          field: entity ? labelIn(entity, action.field) : action.field,
        });
      case "create_record":
        return say("then.create_record", {
          entity: entityOf(spec, action.entity)?.label ?? action.entity,
        });
      case "connector":
        return say("then.connector", { name: action.connector.replaceAll("_", " ") });
    }
  });
}
