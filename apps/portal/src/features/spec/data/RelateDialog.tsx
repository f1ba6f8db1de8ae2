import { useState } from "react";

import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { RadioGroup } from "../../../ui/RadioGroup";
import { Select } from "../../../ui/Select";
import { TextInput } from "../../../ui/TextInput";
import { useEditor } from "../editor/context";
import type { Entity, Spec } from "../model/types";
import { addRelation, type RelationKind } from "../ops/adding";
import { entityOf } from "../ops/fates";
import { type Say, useSay } from "../parts/say";

export interface RelateDialogProps {
  from: string;
  /** The other end, when it was chosen already by drawing a line. */
  to?: string;
  onClose: () => void;
}

const KINDS: readonly RelationKind[] = ["many_to_one", "one_to_many", "many_to_many", "one_to_one"];

/** Asks how two things belong together, in words. */
export function RelateDialog({ from, to, onClose }: RelateDialogProps) {
  const say = useSay();
  const { change, current } = useEditor();
  const spec = current();
  const others = (spec.entities ?? []).filter((one) => !one.system);
  const accounts = (spec.roles ?? []).some((role) => role.kind !== "visitor");
  const [target, setTarget] = useState(() => to ?? firstOf(others, from));
  const [kind, setKind] = useState<RelationKind>("many_to_one");
  const words = wordsFor(spec, from, target, say);
  const proposed = kind === "many_to_many" ? words.many : words.one;
  const [typed, setTyped] = useState<string | null>(null);
  const label = (typed ?? proposed).trim();
  return (
    <Dialog
      open
      title={say("relate.title", { label: words.from })}
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button
            disabled={label === "" || target === ""}
            onClick={() => {
              onClose();
              change(
                (now) => addRelation(now, from, { label, target, kind }),
                say("change.related", { label }),
              );
            }}
          >
            {say("relate.do")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <Select
          label={say("relate.with")}
          name="target"
          required
          value={target}
          options={[
            ...others.map((one) => ({ value: one.name, label: one.label_plural })),
            ...(accounts ? [{ value: "user", label: say("data.accounts") }] : []),
          ]}
          onChange={setTarget}
        />
        <RadioGroup
          label={say("data.howMany")}
          name="kind"
          value={kind}
          options={KINDS.filter((one) => target !== "user" || one !== "one_to_many").map(
            (value) => ({
              value,
              label: say(`linkChoice.${value}`, words),
            }),
          )}
          onChange={(next) => {
            setKind(next as RelationKind);
          }}
        />
        {kind !== "one_to_many" && (
          <TextInput
            label={say("relate.name")}
            name="label"
            hint={say("relate.nameHint")}
            value={typed ?? proposed}
            maxLength={120}
            onChange={setTyped}
          />
        )}
      </div>
    </Dialog>
  );
}

const firstOf = (entities: readonly Entity[], from: string) =>
  entities.find((one) => one.name !== from)?.name ?? from;

/** What both ends are called. */
function wordsFor(spec: Spec, from: string, target: string, say: Say) {
  const source = entityOf(spec, from);
  const end = entityOf(spec, target);
  return {
    from: source?.label ?? from,
    fromMany: source?.label_plural ?? from,
    one: end?.label ?? say("data.account"),
    many: end?.label_plural ?? say("data.accounts"),
  };
}
