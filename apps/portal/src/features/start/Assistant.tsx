import { Check, MessageCircleQuestion } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Button } from "../../ui/Button";
import { OtherWords } from "./SentencePanel";
import type { Review } from "./useReview";

type Question = Review["reviewed"]["understood"]["questions"][number];
type Option = Question["options"][number];

/** At most five questions that matter; each answer changes the specification at once. */
export function Assistant({ review }: { review: Review }) {
  const { t } = useTranslation("start");
  const { understood, answers } = review.reviewed;
  const { questions } = understood;
  const open = questions.filter(({ id }) => answers[id] === undefined).length;
  if (questions.length === 0) return null;
  return (
    <section aria-labelledby="assistant" className="on-surface rounded-xl border shadow-card">
      <header className="flex items-start gap-3 rounded-t-[inherit] border-b bg-primary-soft px-5 py-4">
        <MessageCircleQuestion className="mt-0.5 size-5 shrink-0 text-link" aria-hidden />
        <div>
          <h2 id="assistant" className="text-lg">
            {t("assistant.title")}
          </h2>
          <p className="text-sm text-muted" aria-live="polite">
            {open === 0 ? t("assistant.done") : t("assistant.open", { count: open })}
          </p>
        </div>
      </header>
      <ol className="divide-y">
        {questions.map((question) => (
          <li key={question.id} className="px-5 py-4">
            <QuestionCard question={question} review={review} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function QuestionCard({ question, review }: { question: Question; review: Review }) {
  const { t } = useTranslation("start");
  const [asking, setAsking] = useState<{ option: Option; words: string } | null>(null);
  const answer = review.reviewed.answers[question.id];
  if (answer !== undefined)
    return (
      <>
        <p className="text-sm text-muted">{question.text}</p>
        <div className="mt-1 flex items-center justify-between gap-3">
          <p className="flex items-center gap-1.5 font-medium">
            <Check className="size-4 text-success-ink" aria-hidden />
            {answer}
          </p>
          <Button
            size="small"
            variant="ghost"
            onClick={() => {
              review.reopen(question);
            }}
          >
            {t("assistant.reopen")}
          </Button>
        </div>
      </>
    );
  return (
    <>
      <p className="font-medium">{question.text}</p>
      <p className="mt-0.5 text-sm text-muted">{question.why}</p>
      {asking ? (
        <OtherWords
          words={asking.words}
          busy={review.reading}
          onWords={(words) => {
            setAsking({ ...asking, words });
          }}
          onDone={() => {
            review.answer(question, asking.option, asking.words);
          }}
          onCancel={() => {
            setAsking(null);
          }}
        />
      ) : (
        <div className="mt-3 flex flex-wrap gap-2">
          {question.options.map((option) => (
            <Button
              key={option.label}
              size="small"
              variant="secondary"
              disabled={review.reading}
              className="h-auto min-h-9 py-1 text-start whitespace-normal"
              onClick={() => {
                if (option.asks) setAsking({ option, words: "" });
                else review.answer(question, option);
              }}
            >
              {option.label}
            </Button>
          ))}
        </div>
      )}
      {question.otherwise !== "" && (
        <p className="mt-2 text-sm text-muted">
          {t("assistant.otherwise", { what: question.otherwise })}
        </p>
      )}
    </>
  );
}
