import { Ellipsis, EyeOff, ListPlus, Trash2 } from "lucide-react";
import { memo } from "react";

import { Badge } from "../../../ui/Badge";
import { IconButton } from "../../../ui/IconButton";
import { Menu } from "../../../ui/Menu";
import { pathOf, useEditor } from "../editor/context";
import type { SpecPage } from "../model/types";
import { type Because, setInMenu, setSide, type Side } from "../ops/pages";
import { removePage } from "../ops/removing";
import { renamePage } from "../ops/renaming";
import { EditableText } from "../parts/EditableText";
import { Faults } from "../parts/Faults";
import { OriginMark } from "../parts/OriginMark";
import { useSay } from "../parts/say";
import { useRemove } from "../parts/useRemove";
import { Thumbnail } from "./Thumbnail";

export interface PageCardProps {
  page: SpecPage;
  shell: "topbar" | "sidebar";
  /** Why it cannot be taken out, if so. */
  because: Because;
  /** Who may open it, in words. */
  who: string;
  /** The circles that it could be opened to, as `public,member`. */
  sides: string;
  /** It follows from the rest and is not written down. */
  coming?: boolean;
}

/** One page: a drawing, its name, its address, and who may see it. */
export const PageCard = memo(function PageCard(props: PageCardProps) {
  const { page, shell, because, who, coming = false } = props;
  const say = useSay();
  const { change } = useEditor();
  const remove = useRemove();
  const take = () => {
    remove(page.title, (spec) => removePage(spec, page.name));
  };
  const sides = props.sides.split(",").filter((side) => side !== (page.side ?? "public")) as Side[];
  const inMenu = Boolean(page.navigation);
  return (
    <li className="on-surface flex flex-col overflow-hidden rounded-xl border shadow-card">
      <div className="border-b bg-sunken">
        <Thumbnail page={page} shell={shell} />
      </div>
      <div className="flex grow flex-col gap-1.5 p-2.5 sm:gap-2 sm:p-3">
        <div className="flex items-center gap-0.5 max-sm:flex-wrap">
          <h3 className="flex min-w-0 grow max-sm:basis-full">
            <EditableText
              value={page.title}
              label={say("pages.name")}
              disabled={coming}
              className="font-medium"
              onCommit={(title) => {
                change(
                  (spec) => renamePage(spec, page.name, title),
                  say("change.renamed", { label: title }),
                );
              }}
            />
          </h3>
          <OriginMark
            path={pathOf("pages", page)}
            evidence={page.evidence}
            label={page.title}
            onRemove={because || coming ? undefined : take}
          />
          {!coming && (
            <Menu
              trigger={
                <IconButton
                  icon={Ellipsis}
                  size="small"
                  label={say("more", { label: page.title })}
                />
              }
              items={[
                ...(page.path.includes(":")
                  ? []
                  : [
                      {
                        label: inMenu ? say("pages.hide") : say("pages.show"),
                        icon: inMenu ? EyeOff : ListPlus,
                        onSelect: () => {
                          change(
                            (spec) => setInMenu(spec, page.name, !inMenu),
                            say("change.field", { label: page.title }),
                          );
                        },
                      },
                    ]),
                ...sides.map((side) => ({
                  label: say("pages.openFor", { who: say(`pages.side_${side}`) }),
                  onSelect: () => {
                    change(
                      (spec) => setSide(spec, page.name, side),
                      say("change.field", { label: page.title }),
                    );
                  },
                })),
                {
                  label: because
                    ? say(`pages.because_${because}`)
                    : say("remove", { label: page.title }),
                  icon: Trash2,
                  danger: because === null,
                  disabled: because !== null,
                  separated: true,
                  onSelect: take,
                },
              ]}
            />
          )}
        </div>
        <p className="truncate font-mono text-xs text-muted" dir="ltr">
          {page.path}
        </p>
        <p className="mt-auto flex flex-wrap gap-1">
          <Badge tone="neutral">{who}</Badge>
          {inMenu && <Badge tone="primary">{say("pages.inMenu")}</Badge>}
          {coming && <Badge tone="info">{say("pages.coming")}</Badge>}
        </p>
        <Faults place={`pages.${page.name}`} within />
      </div>
    </li>
  );
});
