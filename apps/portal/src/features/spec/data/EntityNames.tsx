import { useState } from "react";

import { Button } from "../../../ui/Button";
import { Dialog } from "../../../ui/Dialog";
import { TextInput } from "../../../ui/TextInput";
import { useEditor } from "../editor/context";
import type { Entity } from "../model/types";
import { addEntity, changeEntity } from "../ops/adding";
import { pluralOf } from "../ops/names";
import { renameEntity } from "../ops/renaming";
import { useSay } from "../parts/say";
import { pluralFollowing } from "./plurals";

export interface EntityNamesProps {
  /** The entity to rename; none: a new one. */
  entity?: Entity;
  onClose: () => void;
  onAdded?: (name: string) => void;
}

/** What one is called, and many of them. */
export function EntityNames({ entity, onClose, onAdded }: EntityNamesProps) {
  const say = useSay();
  const { change } = useEditor();
  const [label, setLabel] = useState(entity?.label ?? "");
  const [typed, setTyped] = useState<string | null>(null);
  const [about, setAbout] = useState(entity?.about ?? "");
  const proposed = entity ? pluralFollowing(entity, label) : label && pluralOf(label);
  const plural = (typed ?? proposed).trim();
  const words = { label: label.trim(), plural };
  const complete = words.label !== "" && plural !== "";

  function save() {
    onClose();
    if (entity) {
      change(
        (spec) => {
          const described = changeEntity(spec, entity.name, () => ({ about: about.trim() }));
          return renameEntity(
            about.trim() === (entity.about ?? "") ? spec : described,
            entity.name,
            words,
          );
        },
        say("change.renamed", { label: words.label }),
      );
      return;
    }
    let name = "";
    change(
      (spec) => {
        const added = addEntity(spec, { ...words, title: say("data.title") });
        name = added.name;
        return added.spec;
      },
      say("change.added", { label: words.plural }),
    );
    onAdded?.(name);
  }
  return (
    <Dialog
      open
      size="small"
      title={entity ? say("data.names") : say("data.addEntity")}
      description={entity ? undefined : say("data.addEntityText")}
      onClose={onClose}
      footer={
        <>
          <Button variant="secondary" onClick={onClose}>
            {say("cancel")}
          </Button>
          <Button type="submit" form="entity-names" disabled={!complete}>
            {entity ? say("save") : say("add")}
          </Button>
        </>
      }
    >
      <form
        id="entity-names"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) save();
        }}
      >
        <TextInput
          label={say("data.one")}
          name="label"
          required
          maxLength={120}
          placeholder={say("data.oneExample")}
          value={label}
          onChange={setLabel}
        />
        <TextInput
          label={say("data.many")}
          name="plural"
          required
          maxLength={120}
          value={typed ?? proposed}
          onChange={setTyped}
        />
        {entity && (
          <TextInput
            label={say("data.about")}
            name="about"
            maxLength={200}
            value={about}
            onChange={setAbout}
          />
        )}
      </form>
    </Dialog>
  );
}
