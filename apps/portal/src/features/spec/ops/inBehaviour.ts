import type { FeatureUse, Grant, SeedSet, Spec, Workflow } from "../model/types";
import { inExpression, inPath, type Place } from "./expressions";
import { changed, patch } from "./patch";

/** A permission with other names; null when it speaks of something that is gone. */
export function inGrant(grant: Grant, place: Place): Grant | null {
  const role = place.fates.role(grant.role);
  const entity = place.fates.entity(grant.entity);
  const through = grant.through?.length
    ? inPath(grant.through, grant.entity, place)
    : grant.through;
  const condition = grant.condition
    ? inExpression(grant.condition, grant.entity, place)
    : grant.condition;
  if (role === null || entity === null || through === null) return null;
  if (grant.condition && !condition) return null;
  return patch(grant, {
    role,
    entity,
    ...(through && { through }),
    ...(condition && { condition }),
  });
}

/** A feature that was for certain entities goes with the last of them: with none named it would be for all. */
export function inFeature(use: FeatureUse, { fates }: Place): FeatureUse | null {
  const entities = changed(use.entities, fates.entity);
  if (use.entities?.length && !entities?.length) return null;
  return patch(use, { ...(entities && { entities }) });
}

type WorkflowAction = Workflow["actions"][number];

export function inWorkflow(workflow: Workflow, place: Place): Workflow | null {
  const trigger = inTrigger(workflow.trigger, place);
  if (trigger === null) return null;
  const entity = "entity" in workflow.trigger ? workflow.trigger.entity : null;
  const condition = workflow.condition
    ? inExpression(workflow.condition, entity, place)
    : workflow.condition;
  if (workflow.condition && !condition) return null;
  const actions = changed(workflow.actions, (action) => inAction(action, entity, place));
  if (!actions?.length) return null;
  return patch(workflow, { trigger, actions, ...(condition && { condition }) });
}

function inTrigger(trigger: Workflow["trigger"], { fates }: Place): Workflow["trigger"] | null {
  switch (trigger.kind) {
    case "schedule":
      return trigger;
    case "date_reached": {
      const entity = fates.entity(trigger.entity);
      const field = entity && fates.member(trigger.entity, trigger.field, "date");
      return !field ? null : patch(trigger, { entity, field });
    }
    case "record": {
      const entity = fates.entity(trigger.entity);
      if (entity === null || !trigger.transition)
        return !entity ? null : patch(trigger, { entity });
      const transition = fates.transition(trigger.entity, trigger.transition);
      return !transition ? null : patch(trigger, { entity, transition });
    }
  }
}

// One case for each kind: apart they would be no easier to read.
// eslint-disable-next-line complexity
function inAction(
  action: WorkflowAction,
  entity: string | null,
  place: Place,
): WorkflowAction | null {
  const { fates, ways } = place;
  switch (action.kind) {
    case "notify": {
      const roles = changed(action.roles, fates.role);
      const through = action.through && entity ? (inPath(action.through, entity, place) ?? []) : [];
      if (!roles?.length && !action.owner && through.length === 0) return null;
      return patch(action, {
        ...(roles && { roles }),
        ...(action.through && entity && { through }),
      });
    }
    case "set_field": {
      if (entity === null) return action;
      const relation = action.relation ? fates.member(entity, action.relation, "any") : null;
      const holder = action.relation ? ways.to(entity, action.relation) : entity;
      if (holder === null || (action.relation && relation === null)) return null;
      const field = fates.member(holder, action.field, "same");
      const value = inExpression(action.value, entity, place);
      if (!field || !value || fates.entity(holder) === null) return null;
      return patch(action, { field, value, ...(relation && { relation }) });
    }
    case "create_record": {
      const about = fates.entity(action.entity);
      if (about === null) return null;
      const values: NonNullable<typeof action.values> = {};
      let same = true;
      for (const [name, value] of Object.entries(action.values ?? {})) {
        const field = fates.member(action.entity, name, "same");
        const next = inExpression(value, entity, place);
        if (next === null) return null;
        if (field !== null) values[field] = next;
        same &&= field === name && next === value;
      }
      return patch(action, { entity: about, ...(!same && { values }) });
    }
    case "connector":
      return action;
  }
}

type Experiment = NonNullable<Spec["experiments"]>[number];

export function inExperiment(one: Experiment, { fates }: Place): Experiment | null {
  const page = fates.page(one.page);
  const entity = fates.entity(one.goal.entity);
  if (page === null || entity === null) return null;
  return patch(one, { page, goal: patch(one.goal, { entity }) });
}

/** Samples: values stand under the names of fields and relations. */
export function inSeeds(seeds: SeedSet, { fates }: Place): SeedSet | null {
  const entity = fates.entity(seeds.entity);
  if (entity === null) return null;
  const records = changed(seeds.records, (record) => {
    const entries = Object.entries(record).map(
      ([name, value]) => [name, fates.member(seeds.entity, name, "same"), value] as const,
    );
    if (entries.every(([name, next]) => name === next)) return record;
    return Object.fromEntries(
      entries.flatMap(([, next, value]) => (next === null ? [] : [[next, value] as const])),
    );
  });
  return patch(seeds, { entity, ...(records && { records }) });
}
