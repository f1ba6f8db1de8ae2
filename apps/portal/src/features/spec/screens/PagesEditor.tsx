import { Plus } from "lucide-react";
import { useState } from "react";

import { Button } from "../../../ui/Button";
import { keyOf, type Spec, type SpecPage } from "../model/types";
import { becauseOf, opensFor } from "../ops/pages";
import { useSay } from "../parts/say";
import { NewPage } from "./NewPage";
import { PageCard } from "./PageCard";

export interface PagesEditorProps {
  spec: Spec;
  /** With what follows from it: pages that are not written down but will be there. */
  completed?: Spec | null | undefined;
}

/** The pages as small drawings: first those in the menu, then those that one comes to. */
export function PagesEditor({ spec, completed }: PagesEditorProps) {
  const say = useSay();
  const [adding, setAdding] = useState(false);
  const [all, setAll] = useState(false);
  const pages = spec.pages ?? [];
  const known = new Set(pages.map((page) => page.name));
  const coming = (completed?.pages ?? []).filter((page) => !known.has(page.name));
  const main = pages.filter((page) => page.navigation || page.path === "/");
  const others = pages.filter((page) => !main.includes(page));
  const shell = spec.theme?.shell ?? "topbar";
  const sides = opensFor(spec).join(",");
  const roles = new Map((spec.roles ?? []).map((role) => [role.name, role.label]));
  const who = (page: SpecPage) =>
    page.roles?.length
      ? page.roles.map((role) => roles.get(role) ?? role).join(", ")
      : say(`pages.side_${page.side ?? "public"}`);
  const grid = (list: readonly SpecPage[], label: string, isComing = false) => (
    <ul
      aria-label={label}
      className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-3 xl:grid-cols-4"
    >
      {list.map((page) => (
        <PageCard
          key={keyOf(page)}
          page={page}
          shell={shell}
          because={becauseOf(spec, page)}
          who={who(page)}
          sides={sides}
          coming={isComing}
        />
      ))}
    </ul>
  );
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-[0.9375rem] text-muted">{say("pages.text")}</p>
        <Button
          variant="secondary"
          size="small"
          icon={Plus}
          onClick={() => {
            setAdding(true);
          }}
        >
          {say("pages.add")}
        </Button>
      </div>
      {grid(main, say("pages.main"))}
      {others.length + coming.length > 0 && (
        <section className="flex flex-col gap-4">
          <Button
            variant="ghost"
            size="small"
            className="self-start"
            aria-expanded={all}
            onClick={() => {
              setAll(!all);
            }}
          >
            {say(all ? "pages.fewer" : "pages.more", { count: others.length + coming.length })}
          </Button>
          {all && others.length > 0 && grid(others, say("pages.others"))}
          {all && coming.length > 0 && grid(coming, say("pages.comingTitle"), true)}
        </section>
      )}
      {adding && (
        <NewPage
          spec={spec}
          onClose={() => {
            setAdding(false);
          }}
        />
      )}
    </div>
  );
}
