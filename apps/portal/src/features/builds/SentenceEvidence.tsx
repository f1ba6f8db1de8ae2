import { CircleCheck, CircleDashed, CircleHelp, type LucideIcon } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Badge, type Tone } from "../../ui/Badge";
import { cx } from "../../ui/cx";
import { ElementChips } from "./ElementChips";
import { PictureStrip } from "./PictureStrip";
import { ProvingChecks } from "./ProvingChecks";
import type { Picture, ProvenSentence } from "./useEvidence";

const LOOKS: Record<ProvenSentence["status"], { icon: LucideIcon; ink: string; tone: Tone }> = {
  realised: { icon: CircleCheck, ink: "text-success-ink", tone: "success" },
  partly: { icon: CircleDashed, ink: "text-warning-ink", tone: "warning" },
  not_understood: { icon: CircleHelp, ink: "text-danger-ink", tone: "danger" },
};

export interface SentenceEvidenceProps {
  index: number;
  sentence: ProvenSentence;
  pictures: readonly Picture[];
  onPicture: (picture: Picture) => void;
}

/** One sentence: what it became, what proves it, how it looks. */
export function SentenceEvidence({ index, sentence, pictures, onPicture }: SentenceEvidenceProps) {
  const { t } = useTranslation("build");
  const { icon: Icon, ink, tone } = LOOKS[sentence.status];
  const own = pictures.filter(({ id }) => sentence.pictures.includes(id));
  return (
    <li
      id={`sentence-${String(index)}`}
      className="on-surface min-w-0 scroll-mt-20 rounded-xl border shadow-card target:border-link"
    >
      <div className="flex items-start gap-3 border-b px-5 py-4">
        <Icon className={cx("mt-1 size-5 shrink-0", ink)} aria-hidden />
        <h3 className="grow text-lg leading-snug font-medium">“{sentence.text}”</h3>
        <Badge tone={tone}>{t(`evidence.status.${sentence.status}`)}</Badge>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 p-5 lg:grid-cols-2">
        <div className="flex flex-col gap-2">
          <h4 className="text-sm text-muted">{t("evidence.elements")}</h4>
          {sentence.elements.length > 0 ? (
            <ElementChips paths={sentence.elements} />
          ) : (
            <p className="text-[0.9375rem]">{t("evidence.noElements")}</p>
          )}
          {sentence.missed.length > 0 && (
            <p className="text-sm text-warning-ink">
              {t("evidence.missed", { what: sentence.missed.join(", ") })}
            </p>
          )}
        </div>
        {sentence.checks.length > 0 && (
          <div className="flex flex-col gap-2">
            <h4 className="text-sm text-muted">{t("evidence.checks")}</h4>
            <ProvingChecks checks={sentence.checks} />
          </div>
        )}
        {own.length > 0 && (
          <div className="flex flex-col gap-2 lg:col-span-2">
            <h4 className="text-sm text-muted">{t("evidence.pictures")}</h4>
            <PictureStrip pictures={own} onPicture={onPicture} />
          </div>
        )}
      </div>
    </li>
  );
}
