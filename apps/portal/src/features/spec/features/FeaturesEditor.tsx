import { Sparkles } from "lucide-react";

import { Badge } from "../../../ui/Badge";
import { cx } from "../../../ui/cx";
import { Switch } from "../../../ui/Switch";
import { useEditor } from "../editor/context";
import type { Spec, Suggestion } from "../model/types";
import { applyOperations } from "../ops/operations";
import { removeFeature } from "../ops/rules";
import { Faults } from "../parts/Faults";
import { OriginMark } from "../parts/OriginMark";
import { useSay } from "../parts/say";
import { EmptyState } from "../../../ui/EmptyState";
import { featureWords } from "./featureWords";

export interface FeaturesEditorProps {
  spec: Spec;
  suggestions: readonly Suggestion[];
}

/** What the application can do beyond keeping things, as switches; what is usual is recommended. */
export function FeaturesEditor({ spec, suggestions }: FeaturesEditorProps) {
  const say = useSay();
  const used = new Set((spec.features ?? []).map((use) => use.feature));
  const offered = new Set(suggestions.map((one) => one.feature));
  const others = [...used].filter((feature) => !offered.has(feature));
  const all: Suggestion[] = [
    ...suggestions,
    ...others.map((feature) => ({
      feature,
      label: sentence(feature),
      about: "",
      why: "",
      reason: { code: "offered" as const, having: 0, of: 0 },
      on: true,
      recommended: false,
      available: true,
      operations: [],
    })),
  ];
  if (all.length === 0) {
    return (
      <EmptyState
        icon={Sparkles}
        title={say("features.empty")}
        description={say("features.emptyText")}
      />
    );
  }
  const groups = [
    { key: "on", items: all.filter((one) => used.has(one.feature)) },
    { key: "recommended", items: all.filter((one) => !used.has(one.feature) && one.recommended) },
    { key: "more", items: all.filter((one) => !used.has(one.feature) && !one.recommended) },
  ];
  return (
    <div className="flex flex-col gap-6">
      {groups
        .filter((group) => group.items.length > 0)
        .map(({ key, items }) => (
          <section key={key} aria-label={say(`features.${key}`)}>
            <h3 className="mb-3 text-base">{say(`features.${key}`)}</h3>
            <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
              {items.map((one) => (
                <FeatureCard
                  key={one.feature}
                  spec={spec}
                  feature={one}
                  on={used.has(one.feature)}
                />
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}

const sentence = (name: string) => {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function FeatureCard(props: { spec: Spec; feature: Suggestion; on: boolean }) {
  const { spec, feature, on } = props;
  const say = useSay();
  const { change, origins } = useEditor();
  const words = origins[`features.${feature.feature}`]?.words[0]?.text;
  const { label, why: told } = featureWords(say, feature);
  const why = told || (words ? say("features.asked", { words }) : "");
  const use = spec.features?.find((one) => one.feature === feature.feature);
  function toggle() {
    const done = say(on ? "change.switchedOff" : "change.switchedOn", { label });
    if (on) {
      change(
        // What was proposed fits the specification as it was read; on later changes the use alone goes.
        (now) =>
          removeFeature(
            feature.on ? applyOperations(now, feature.operations) : now,
            feature.feature,
          ),
        done,
      );
      return;
    }
    change(
      (now) =>
        feature.on
          ? { ...now, features: [...(now.features ?? []), { feature: feature.feature }] }
          : applyOperations(now, feature.operations),
      done,
    );
  }
  return (
    <li
      className={cx(
        "on-surface flex flex-col gap-2 rounded-xl border p-4 shadow-card transition-colors",
        on && "border-link",
      )}
    >
      <div className="flex items-center gap-2">
        <Switch
          label={label}
          name={`feature-${feature.feature}`}
          className="grow font-medium"
          value={on}
          disabled={!feature.available && !on}
          onChange={toggle}
        />
        {use && (
          <OriginMark
            path={`features.${feature.feature}`}
            evidence={use.evidence}
            label={label}
            onRemove={toggle}
          />
        )}
      </div>
      {why && <p className="text-sm text-muted">{why}</p>}
      <div className="mt-auto flex flex-wrap items-center gap-1.5">
        {feature.recommended && !on && <Badge tone="primary">{say("features.recommended")}</Badge>}
        {!feature.available && <Badge tone="warning">{say("features.missing")}</Badge>}
      </div>
      <Faults place={`features.${feature.feature}`} within />
    </li>
  );
}
