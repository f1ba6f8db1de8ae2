import { ArrowRight, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";

import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { TextArea } from "../../../ui/TextArea";
import { TextLink } from "../../../ui/TextLink";
import type { App } from "../../apps/appState";

const SHORTEST = 3;
const LONGEST = 20_000;

export interface EditWordsProps {
  app: App;
  words: string;
  onWords: (words: string) => void;
  onNext: () => void;
}

/** The words that the application was made from, to go on writing. */
export function EditWords({ app, words, onWords, onNext }: EditWordsProps) {
  const { t } = useTranslation("app");
  const changed = words.trim() !== app.description;
  const enough = words.trim().length >= SHORTEST;
  return (
    <Card
      title={t("edit.words")}
      description={t("edit.wordsText")}
      footer={
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="flex flex-wrap gap-x-4 gap-y-1 text-muted" role="status">
            {t(changed ? "edit.kept" : "edit.unchanged")}
            {!changed && (
              <TextLink to={`/apps/${app.id}/specification`}>{t("edit.toSpec")}</TextLink>
            )}
          </p>
          <div className="flex flex-wrap gap-2">
            {changed && (
              <Button
                variant="ghost"
                icon={Undo2}
                onClick={() => {
                  onWords(app.description);
                }}
              >
                {t("edit.discard")}
              </Button>
            )}
            <Button type="submit" form="edit-words" disabled={!changed || !enough}>
              {t("edit.next")}
              <ArrowRight className="size-4 rtl:rotate-180" aria-hidden />
            </Button>
          </div>
        </div>
      }
    >
      {/* The keys are those of the field inside. */}
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions */}
      <form
        id="edit-words"
        onSubmit={(event) => {
          event.preventDefault();
          if (changed && enough) onNext();
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }}
      >
        <TextArea
          label={t("edit.field")}
          name="description"
          hideLabel
          rows={9}
          maxLength={LONGEST}
          value={words}
          onChange={onWords}
        />
      </form>
    </Card>
  );
}
