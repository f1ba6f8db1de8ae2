import { ArrowRight, Scale, Trash2, TriangleAlert, Zap } from "lucide-react";
import type { ReactNode } from "react";

import { Badge } from "../../../ui/Badge";
import { EmptyState } from "../../../ui/EmptyState";
import { IconButton } from "../../../ui/IconButton";
import { pathOf } from "../editor/context";
import { type Entity, keyOf, type Spec } from "../model/types";
import { removeTransition } from "../ops/removing";
import { removeRule, removeWorkflow } from "../ops/rules";
import { Columns } from "../parts/Columns";
import { Faults } from "../parts/Faults";
import { iconOf } from "../parts/icons";
import { OriginMark } from "../parts/OriginMark";
import { useSay } from "../parts/say";
import { useRemove } from "../parts/useRemove";
import { actionWords, ruleWords, triggerWords } from "./wording";

/** What always holds, the steps that records go through, and what happens by itself; in sentences. */
export function RulesEditor({ spec }: { spec: Spec }) {
  const say = useSay();
  const remove = useRemove();
  const entities = (spec.entities ?? []).filter(
    (one) => one.constraints?.length || one.states?.transitions?.length,
  );
  const workflows = spec.workflows ?? [];
  if (entities.length + workflows.length === 0) {
    return (
      <EmptyState icon={Scale} title={say("rules.empty")} description={say("rules.emptyText")} />
    );
  }
  return (
    <div className="flex flex-col gap-6">
      {entities.length > 0 && (
        <section className="flex flex-col gap-3">
          <h3 className="text-base">{say("rules.always")}</h3>
          <Columns
            items={entities}
            keyOf={keyOf}
            weightOf={(one) =>
              2 + (one.constraints?.length ?? 0) + (one.states?.transitions?.length ?? 0)
            }
            render={(entity) => <EntityRules entity={entity} />}
          />
        </section>
      )}
      {workflows.length > 0 && (
        <section className="flex flex-col gap-3">
          <h3 className="text-base">{say("rules.alone")}</h3>
          <ul className="grid items-start gap-3 lg:grid-cols-2">
            {workflows.map((workflow) => (
              <li
                key={keyOf(workflow)}
                className="on-surface flex items-start gap-3 rounded-xl border p-4 shadow-card"
              >
                <span className="inline-flex size-9 shrink-0 items-center justify-center rounded-lg bg-accent-soft text-accent-ink">
                  <Zap className="size-4" aria-hidden />
                </span>
                <div className="min-w-0 grow">
                  <p className="font-medium">{triggerWords(workflow, spec, say)}</p>
                  {actionWords(workflow, spec, say).map((words, at) => (
                    <p key={at} className="mt-1 text-sm text-muted first-letter:uppercase">
                      {words}
                    </p>
                  ))}
                  {workflow.condition && (
                    <p className="mt-1 text-sm text-muted">{say("rules.condition")}</p>
                  )}
                  <Faults place={`workflows.${workflow.name}`} within className="mt-2" />
                </div>
                <OriginMark
                  path={pathOf("workflows", workflow)}
                  evidence={workflow.evidence}
                  label={workflow.label}
                />
                <IconButton
                  icon={Trash2}
                  size="small"
                  label={say("remove", { label: workflow.label })}
                  onClick={() => {
                    remove(workflow.label, (now) => removeWorkflow(now, workflow.name));
                  }}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function EntityRules({ entity }: { entity: Entity }) {
  const say = useSay();
  const remove = useRemove();
  const Icon = iconOf(entity.icon);
  const states = entity.states;
  const choice = entity.fields?.find((field) => field.name === states?.field);
  const labels = new Map(
    choice?.type.kind === "choice" ? choice.type.choices.map((one) => [one.value, one.label]) : [],
  );
  return (
    <article
      aria-label={entity.label_plural}
      className="on-surface flex flex-col gap-3 rounded-xl border p-4 shadow-card"
    >
      <h4 className="flex items-center gap-2.5 font-medium">
        <Icon className="size-4 text-muted" aria-hidden />
        {entity.label_plural}
      </h4>
      <ul className="flex flex-col gap-1">
        {(entity.constraints ?? []).map((rule, at) => {
          const words = ruleWords(rule, entity, say);
          return (
            <Line
              key={`${rule.kind}-${words}`}
              label={words}
              onRemove={() => {
                remove(words, (now) => removeRule(now, entity.name, at));
              }}
            >
              {rule.kind === "plain" ? (
                <TriangleAlert className="mt-0.5 size-4 shrink-0 text-warning-ink" aria-hidden />
              ) : (
                <Scale className="mt-0.5 size-4 shrink-0 text-muted" aria-hidden />
              )}
              <span className="grow">
                {words}
                {rule.kind === "plain" && (
                  <span className="block text-sm text-muted">{say("rules.notEnforced")}</span>
                )}
              </span>
            </Line>
          );
        })}
        {(states?.transitions ?? []).map((step) => (
          <Line
            key={keyOf(step)}
            label={step.label}
            onRemove={() => {
              remove(step.label, (now) => removeTransition(now, entity.name, step.name));
            }}
          >
            <span className="flex grow flex-wrap items-center gap-1.5">
              {step.sources.map((source) => (
                <Badge key={source}>{labels.get(source) ?? source}</Badge>
              ))}
              <ArrowRight className="size-3.5 text-muted rtl:-scale-x-100" aria-hidden />
              <span className="sr-only">{say("rules.becomes")}</span>
              <Badge tone="primary">{labels.get(step.target) ?? step.target}</Badge>
              <span className="text-sm text-muted">{say("rules.by", { step: step.label })}</span>
            </span>
          </Line>
        ))}
      </ul>
      <Faults place={`entities.${entity.name}.constraints`} />
    </article>
  );
}

function Line(props: { label: string; onRemove: () => void; children: ReactNode }) {
  const say = useSay();
  return (
    <li className="flex items-start gap-2 text-[0.9375rem]">
      <span className="flex min-w-0 grow items-start gap-2 py-1">{props.children}</span>
      <IconButton
        icon={Trash2}
        size="small"
        label={say("remove", { label: props.label })}
        onClick={props.onRemove}
      />
    </li>
  );
}
