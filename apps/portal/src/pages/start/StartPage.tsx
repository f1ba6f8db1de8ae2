import { Lightbulb } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { toast } from "sonner";

import { AttachButton } from "../../features/start/AttachButton";
import { AttachedFiles } from "../../features/start/AttachedFiles";
import { Composer } from "../../features/start/Composer";
import { canBuild, isEmpty } from "../../features/start/draft";
import { ReviewedNote } from "../../features/start/ReviewedNote";
import { Starters } from "../../features/start/Starters";
import { EXAMPLES } from "../../features/start/starters";
import { useAttach } from "../../features/start/useAttach";
import { useBuild } from "../../features/start/useBuild";
import { currentDraft } from "../../features/start/draftStore";
import { useDraft } from "../../features/start/useDraft";
import { useStartOver } from "../../features/start/useStartOver";
import { VoiceButton } from "../../features/start/VoiceButton";
import { useTitle } from "../../frame/useTitle";
import { messageOf } from "../../lib/errors";
import { TextLink } from "../../ui/TextLink";

/** One large field: from a sentence to a build. */
export function Component() {
  const { t } = useTranslation(["start", "common"]);
  useTitle(t("title"));
  const handle = useDraft();
  const navigate = useNavigate();
  const field = useRef<HTMLTextAreaElement>(null);
  const attach = useAttach();
  const build = useBuild();
  const startOver = useStartOver(field);
  const { draft, change, ready } = handle;
  useEffect(() => {
    if (ready && window.matchMedia("(pointer: fine)").matches) field.current?.focus();
  }, [ready]);

  function write(words: string) {
    const before = draft.words;
    change({ words });
    if (before.trim() !== "" && before !== words) {
      toast(t("replaced"), {
        action: {
          label: t("common:action.undo"),
          onClick: () => {
            change({ words: before });
          },
        },
      });
    }
    field.current?.focus();
    field.current?.scrollIntoView({ block: "center" });
  }
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-8 px-4 py-8 sm:px-6 sm:py-12">
      <header className="flex flex-col items-center gap-2 text-center">
        <h1 className="text-display">{t("question")}</h1>
        <p className="max-w-xl text-muted sm:text-lg">{t("promise")}</p>
      </header>
      <div className="mx-auto flex w-full max-w-3xl flex-col gap-4">
        <Composer
          handle={handle}
          field={field}
          ready={ready && canBuild(draft)}
          busy={build.isPending}
          problem={build.isError ? messageOf(build.error) : ""}
          onBuild={() => {
            build.mutate();
          }}
          onReview={() => void navigate("/new/review")}
          onStartOver={isEmpty(draft) ? null : startOver}
          tools={
            <>
              <AttachButton busy={attach.busy} onFiles={attach.attach} />
              <VoiceButton
                onWords={(words) => {
                  // Pieces may come quicker than the page is drawn: each goes to what is there by then.
                  change({ words: `${currentDraft().words} ${words}`.trim() });
                }}
              />
            </>
          }
        >
          <AttachedFiles handle={handle} problem={attach.problem} />
          <ReviewedNote draft={draft} />
        </Composer>
        <Examples onChoose={write} />
      </div>
      <Starters onChoose={write} />
      <p className="text-center text-sm text-muted">
        <TextLink to="/jobs">{t("builds")}</TextLink>
      </p>
    </div>
  );
}

function Examples({ onChoose }: { onChoose: (words: string) => void }) {
  const { t } = useTranslation("start");
  return (
    <section aria-label={t("examples.title")} className="flex flex-wrap items-center gap-2">
      <span className="flex items-center gap-1.5 text-sm text-muted">
        <Lightbulb className="size-4" aria-hidden />
        {t("examples.title")}
      </span>
      {EXAMPLES.map((key) => (
        <button
          key={key}
          type="button"
          className="rounded-full border border-border-strong px-3 py-1 text-sm hover:bg-hover"
          onClick={() => {
            onChoose(t(`examples.${key}.words`));
          }}
        >
          {t(`examples.${key}.name`)}
        </button>
      ))}
    </section>
  );
}
