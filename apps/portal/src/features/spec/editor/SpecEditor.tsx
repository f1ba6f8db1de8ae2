import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { toast } from "sonner";

import { Tabs } from "../../../ui/Tabs";
import type { SpecHistory } from "../model/history";
import {
  type Fault,
  type Origin,
  SECTIONS,
  type SentenceFate,
  type Spec,
  type SpecSection,
  type Suggestion,
} from "../model/types";
import { SayContext, useWords } from "../parts/say";
import { EditorContext } from "./context";
import { FaultSummary } from "./FaultSummary";
import { sectionsOf } from "./sections";
import { UndoBar } from "./UndoBar";
import { useSame } from "./useSame";

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
  /** Gives buttons and keys to undo and redo. */
  history?: SpecHistory;
  /** The open part and what to call with the next, when the address keeps it. */
  section?: SpecSection;
  onSection?: (section: SpecSection) => void;
}

const NO_ORIGINS: Readonly<Record<string, Origin>> = {};
const NOTHING: readonly never[] = [];
const REMOVED = "spec-removed";

/** Everything that an application is, to be looked at and changed. */
export function SpecEditor(props: SpecEditorProps) {
  const { spec, onChange, sections = SECTIONS } = props;
  const faults = useSame(props.faults ?? NOTHING);
  const assumed = useSame(props.assumed ?? NOTHING);
  const sentences = useSame(props.sentences ?? NOTHING);
  const origins = useSame(props.origins ?? NO_ORIGINS);
  const say = useWords();
  const [own, setOwn] = useState<SpecSection | undefined>(sections[0]);
  // The address follows a little later than the click.
  const [asked, setAsked] = useState<{ since: SpecSection | undefined; key: SpecSection }>();
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
          label: say("undo"),
          onClick: () => {
            if (latest.current !== after) return;
            latest.current = before;
            listener.current(before, say("change.undone"));
          },
        },
      });
    },
    [say],
  );
  const pending = asked !== undefined && asked.since === props.section;
  const active = pending ? asked.key : (props.section ?? own);
  // The tab answers at once; what it shows is drawn when the browser has time for it.
  const shown = useDeferredValue(active);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // On a phone the tabs are wider than the screen.
    const tab = frame.current?.querySelector('[role="tab"][aria-selected="true"]');
    tab?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [active]);
  const current = useCallback(() => latest.current, []);
  const context = useMemo(
    () => ({ change, current, removed, origins, faults, sentences, assumed: new Set(assumed) }),
    [change, current, removed, origins, faults, sentences, assumed],
  );
  const tabs = sections.map((key) => {
    const { count } = sectionsOf(key, props);
    const { content } = sectionsOf(key === active && shown ? shown : key, props);
    const label = say(`section.${key}`);
    const headed = (
      <>
        <h2 className="sr-only">{label}</h2>
        {content}
      </>
    );
    return { key, label, ...(count !== undefined && { count }), content: headed };
  });
  function open(key: SpecSection) {
    setOwn(key);
    setAsked({ since: props.section, key });
    props.onSection?.(key);
  }
  return (
    <SayContext value={say}>
      <EditorContext value={context}>
        <FaultSummary faults={faults} onOpen={open} />
        <div ref={frame} className="relative">
          {props.history && <UndoBar history={props.history} />}
          <Tabs
            label={say("sections")}
            tabs={tabs}
            {...(active && { active })}
            onActive={(key) => {
              open(key as SpecSection);
            }}
          />
        </div>
      </EditorContext>
    </SayContext>
  );
}
