import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "../../../ui/Button";
import { cx } from "../../../ui/cx";
import type { DiffLine } from "./patch";

const SIGNS: Record<DiffLine["kind"], string> = {
  same: " ",
  added: "+",
  removed: "−",
  hunk: "",
  note: "",
};
const LOOKS: Record<DiffLine["kind"], string> = {
  same: "",
  added: "bg-success-soft",
  removed: "bg-danger-soft",
  hunk: "bg-sunken text-muted",
  note: "text-muted italic",
};
const AT_ONCE = 1000;

/** The lines of one file that differ, with those around them; signs say what colours say. */
export function DiffLines({ path, lines }: { path: string; lines: readonly DiffLine[] }) {
  const { t } = useTranslation(["app", "common"]);
  const [count, setCount] = useState(AT_ONCE);
  return (
    <>
      <div
        role="region"
        aria-label={path}
        // A region that scrolls must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
        tabIndex={0}
        className="overflow-x-auto -outline-offset-2"
      >
        <table className="w-full border-collapse font-mono text-[0.8125rem] leading-6">
          <caption className="sr-only">{t("code.diffOf", { path })}</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">{t("code.numberBefore")}</th>
              <th scope="col">{t("code.numberAfter")}</th>
              <th scope="col">{t("code.text")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.slice(0, count).map(({ kind, before, after, text }, at) => (
              // Lines of a difference never move.
              <tr key={at} className={LOOKS[kind]}>
                <LineNumber value={before} />
                <LineNumber value={after} />
                <td className="pe-4 whitespace-pre">
                  <span
                    className={cx(
                      "inline-block w-5 text-center select-none",
                      kind === "added" && "text-success-ink",
                      kind === "removed" && "text-danger-ink",
                    )}
                  >
                    {SIGNS[kind]}
                  </span>
                  {text}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {lines.length > count && (
        <div className="border-t p-3 text-center">
          <Button
            variant="secondary"
            size="small"
            onClick={() => {
              setCount(count + AT_ONCE);
            }}
          >
            {t("common:action.loadMore")}
          </Button>
        </div>
      )}
    </>
  );
}

function LineNumber({ value }: { value: number }) {
  return (
    <td className="w-12 min-w-12 px-2 text-end text-muted tabular-nums select-none max-sm:hidden">
      {value > 0 && value}
    </td>
  );
}
