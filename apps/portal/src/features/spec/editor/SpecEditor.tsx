import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { Tabs } from "../../../ui/Tabs";
import {
  type Fault,
  type Origin,
  SECTIONS,
  type SentenceFate,
  type Spec,
  type SpecSection,
  type Suggestion,
} from "../model/types";
import { EditorContext } from "./context";
import { sectionsOf } from "./sections";

export interface SpecEditorProps {
  spec: Spec;
  onChange: (next: Spec, label?: string) => void;
  /** Why elements are there, by path such as `entities.book.title`. */
  origins?: Readonly<Record<string, Origin>>;
  sentences?: readonly SentenceFate[];
  /** Paths of what nobody asked for. */
  assumed?: readonly string[];
  faults?: readonly Fault[];
  /** Which parts are shown, in this order; all when left out. */
  sections?: readonly SpecSection[];
  /** Features that can be switched. */
  suggestions?: readonly Suggestion[];
  /** The specification with what follows from it; shows pages that come by themselves. */
  completed?: Spec | null;
  /** The open part and what to call with the next, when the address keeps it. */
  section?: SpecSection;
  onSection?: (section: SpecSection) => void;
}

const NO_ORIGINS: Readonly<Record<string, Origin>> = {};
const NOTHING: readonly never[] = [];
const REMOVED = "spec-removed";

/** Everything that an application is, to be looked at and changed. */
export function SpecEditor(props: SpecEditorProps) {
  const { spec, onChange, faults = NOTHING, assumed = NOTHING, sentences = NOTHING } = props;
  const { origins = NO_ORIGINS, sections = SECTIONS } = props;
  const { t } = useTranslation("spec");
  const [own, setOwn] = useState<SpecSection | undefined>(sections[0]);
  const latest = useRef(spec);
  const listener = useRef(onChange);
  useEffect(() => {
    latest.current = spec;
    listener.current = onChange;
  }, [spec, onChange]);

  const change = useCallback((next: (spec: Spec) => Spec, label: string) => {
    const after = next(latest.current);
    if (after === latest.current) return;
    latest.current = after;
    toast.dismiss(REMOVED);
    listener.current(after, label);
  }, []);
  const removed = useCallback(
    (message: string, before: Spec, after: Spec) => {
      toast(message, {
        id: REMOVED,
        duration: 10_000,
        action: {
          label: t("undo"),
          onClick: () => {
            if (latest.current !== after) return;
            latest.current = before;
            listener.current(before, t("change.undone"));
          },
        },
      });
    },
    [t],
  );
  const current = useCallback(() => latest.current, []);
  const context = useMemo(
    () => ({ change, current, removed, origins, faults, sentences, assumed: new Set(assumed) }),
    [change, current, removed, origins, faults, sentences, assumed],
  );
  const active = props.section ?? own;
  const tabs = sections.map((key) => ({
    key,
    label: t(`section.${key}`),
    ...sectionsOf(key, spec, props),
  }));
  return (
    <EditorContext value={context}>
      <Tabs
        label={t("sections")}
        tabs={tabs}
        {...(active && { active })}
        onActive={(key) => {
          setOwn(key as SpecSection);
          props.onSection?.(key as SpecSection);
        }}
      />
    </EditorContext>
  );
}
