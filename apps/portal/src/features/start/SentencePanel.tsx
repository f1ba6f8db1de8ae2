import { CircleCheck, CircleDashed, CircleHelp, type LucideIcon } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "../../ui/Button";
import { cx } from "../../ui/cx";
import { TextArea } from "../../ui/TextArea";
import type { SentenceFate } from "../spec";
import type { Review } from "./useReview";

const LOOKS: Record<SentenceFate["status"], { icon: LucideIcon; look: string }> = {
  realised: { icon: CircleCheck, look: "text-success-ink" },
  partly: { icon: CircleDashed, look: "text-warning-ink" },
  not_understood: { icon: CircleHelp, look: "text-danger-ink" },
};
const URGENCY = ["not_understood", "partly", "realised"];

/** What became of each sentence; what was not understood can be said in other words, or dropped. */
export function SentencePanel({ review }: { review: Review }) {
  const { t } = useTranslation("start");
  const { sentences } = review.reviewed.understood;
  if (sentences.length === 0) return null;
  const sorted = sentences.toSorted(
    (one, other) => URGENCY.indexOf(one.status) - URGENCY.indexOf(other.status),
  );
  const open = sentences.filter(({ status }) => status !== "realised").length;
  return (
    <section aria-labelledby="sentences" className="on-surface rounded-xl border shadow-card">
      <header className="border-b px-5 py-4">
        <h2 id="sentences" className="text-lg">
          {t("sentences.title")}
        </h2>
        <p className="text-sm text-muted">
          {open === 0 ? t("sentences.all") : t("sentences.open", { count: open })}
        </p>
      </header>
      <ul className="max-h-128 divide-y overflow-y-auto">
        {sorted.map((sentence) => (
          <Sentence
            key={`${String(sentence.start)} ${sentence.text}`}
            sentence={sentence}
            busy={review.reading}
            onInstead={(words) => {
              review.sayInstead(sentence.start, sentence.end, words);
            }}
          />
        ))}
      </ul>
    </section>
  );
}

interface SentenceProps {
  sentence: SentenceFate;
  busy: boolean;
  /** Other words; nothing drops the sentence. */
  onInstead: (words: string) => void;
}

function Sentence({ sentence, busy, onInstead }: SentenceProps) {
  const { t } = useTranslation(["start", "common"]);
  const [words, setWords] = useState<string | null>(null);
  const { icon: Icon, look } = LOOKS[sentence.status];
  return (
    <li className="flex gap-3 px-5 py-3.5">
      <Icon className={cx("mt-0.5 size-4.5 shrink-0", look)} aria-hidden />
      <div className="min-w-0 grow text-[0.9375rem]">
        <p>
          {sentence.text.trim()}
          <span className={cx("ms-2 text-sm font-medium", look)}>
            {t(`sentences.status.${sentence.status}`)}
          </span>
        </p>
        {sentence.detail !== "" && (
          <p className="text-sm text-muted">{t("sentences.missing", { what: sentence.detail })}</p>
        )}
        {sentence.status !== "realised" && words === null && (
          <div className="mt-2 flex flex-wrap gap-2">
            <Button
              size="small"
              variant="secondary"
              disabled={busy}
              onClick={() => {
                setWords(sentence.text.trim());
              }}
            >
              {t("sentences.instead")}
            </Button>
            <Button
              size="small"
              variant="ghost"
              disabled={busy}
              onClick={() => {
                onInstead("");
              }}
            >
              {t("sentences.drop")}
            </Button>
          </div>
        )}
        {words !== null && (
          <OtherWords
            words={words}
            busy={busy}
            onWords={setWords}
            onDone={() => {
              onInstead(words);
            }}
            onCancel={() => {
              setWords(null);
            }}
          />
        )}
      </div>
    </li>
  );
}

export interface OtherWordsProps {
  words: string;
  busy: boolean;
  onWords: (words: string) => void;
  onDone: () => void;
  onCancel: () => void;
}

/** A sentence, said in other words. */
export function OtherWords({ words, busy, onWords, onDone, onCancel }: OtherWordsProps) {
  const { t } = useTranslation(["start", "common"]);
  return (
    <form
      className="mt-2 flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        onDone();
      }}
    >
      <TextArea
        label={t("sentences.otherWords")}
        name="words"
        rows={2}
        value={words}
        onChange={onWords}
      />
      <div className="flex gap-2">
        <Button type="submit" size="small" busy={busy} disabled={words.trim() === ""}>
          {t("sentences.read")}
        </Button>
        <Button size="small" variant="ghost" onClick={onCancel}>
          {t("common:action.cancel")}
        </Button>
      </div>
    </form>
  );
}
