import { useState } from "react";

import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { RadioGroup } from "../../../ui/RadioGroup";
import { Select } from "../../../ui/Select";
import { TextInput } from "../../../ui/TextInput";
import { useEditor } from "../editor/context";
import type { Spec } from "../model/types";
import { entityOf } from "../ops/fates";
import { addPage, canShow, NEW_PAGES, type NewPageKind } from "../ops/pages";
import { useSay } from "../parts/say";

/** Asks what a further page shows, and how. */
export function NewPage({ spec, onClose }: { spec: Spec; onClose: () => void }) {
  const say = useSay();
  const { change } = useEditor();
  const entities = (spec.entities ?? []).filter((one) => !one.system);
  const [name, setName] = useState(entities[0]?.name ?? "");
  const [wanted, setWanted] = useState<NewPageKind>("list");
  const [typed, setTyped] = useState<string | null>(null);
  const entity = entityOf(spec, name);
  const kinds = NEW_PAGES.filter((one) => entity && canShow(entity, one));
  const kind = kinds.includes(wanted) ? wanted : "list";
  const proposed = say(`pages.title_${kind}`, { entity: entity?.label_plural ?? "" });
  const title = (typed ?? proposed).trim();
  return (
    <Dialog
      open
      title={say("pages.add")}
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button
            disabled={title === "" || !entity}
            onClick={() => {
              onClose();
              change(
                (now) => addPage(now, { kind, entity: name, title }),
                say("change.added", { label: title }),
              );
            }}
          >
            {say("add")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <Select
          label={say("pages.about")}
          name="entity"
          required
          value={name}
          options={entities.map((one) => ({ value: one.name, label: one.label_plural }))}
          onChange={setName}
        />
        <RadioGroup
          label={say("pages.kind")}
          name="kind"
          cards
          value={kind}
          options={kinds.map((one) => ({
            value: one,
            label: say(`pages.kind_${one}`),
            hint: say(`pages.kindText_${one}`),
          }))}
          onChange={(next) => {
            setWanted(next as NewPageKind);
          }}
        />
        <TextInput
          label={say("pages.name")}
          name="title"
          required
          maxLength={120}
          value={typed ?? proposed}
          onChange={setTyped}
        />
      </div>
    </Dialog>
  );
}
