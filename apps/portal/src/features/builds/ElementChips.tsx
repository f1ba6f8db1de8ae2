import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "../../ui/Button";

const MOST = 12;
const KINDS = ["entities", "roles", "pages", "features", "workflows", "theme", "grants"] as const;

/** Elements of a specification by their paths, such as `entities.task.title`, as people would say them. */
export function ElementChips({ paths }: { paths: readonly string[] }) {
  const { t } = useTranslation("build");
  const [all, setAll] = useState(false);
  return (
    <ul className="flex flex-wrap items-center gap-1.5">
      {(all ? paths : paths.slice(0, MOST)).map((path) => {
        const [group = "", ...names] = path.split(".");
        const kind = KINDS.find((one) => one === group);
        return (
          <li key={path} className="rounded-md bg-neutral-soft px-2 py-0.5 text-sm">
            <span className="text-muted">{t(`evidence.kind.${kind ?? "other"}`)}</span>{" "}
            <span className="font-medium">
              {(names.length > 0 ? names : [group]).map(plain).join(" › ")}
            </span>
          </li>
        );
      })}
      {!all && paths.length > MOST && (
        <li>
          <Button
            variant="ghost"
            size="small"
            onClick={() => {
              setAll(true);
            }}
          >
            {t("evidence.showAll")}
          </Button>
        </li>
      )}
    </ul>
  );
}

const plain = (name: string) => name.replaceAll("_", " ");
