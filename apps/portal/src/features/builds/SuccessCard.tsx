import { ArrowRight, CircleCheckBig, ExternalLink, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";

import { buttonClass } from "../../ui/buttonClass";
import { ButtonLink } from "../../ui/ButtonLink";
import { CopyButton } from "../../ui/CopyButton";
import { TextLink } from "../../ui/TextLink";
import { useDemo } from "../app/demo/queries";
import { AppPicture } from "./AppPicture";

export interface SuccessCardProps {
  app: string;
  name: string;
  url: string | null;
  picture: string | null;
  /** "Built and checked in 38 s". */
  line: string;
}

/** The application is there: a picture of it, its address, and the way in. */
export function SuccessCard({ app, name, url, picture, line }: SuccessCardProps) {
  const { t } = useTranslation(["build", "common", "app"]);
  const { data: demo } = useDemo(app, url !== null);
  return (
    <section
      aria-labelledby="done"
      className="on-surface grid animate-[rise_240ms_ease-out] overflow-hidden rounded-2xl border shadow-raised md:grid-cols-[1.1fr_1fr]"
    >
      <div className="flex flex-col items-start justify-center gap-4 p-6 sm:p-9">
        <span
          aria-hidden
          className="inline-flex size-12 items-center justify-center rounded-full bg-success-soft text-success-ink"
        >
          <CircleCheckBig className="size-6" />
        </span>
        <div>
          <h2 id="done" className="text-title first-letter:uppercase">
            {t("done.title", { name })}
          </h2>
          <p className="mt-1 text-muted">{line}</p>
        </div>
        {url !== null && (
          <div className="flex max-w-full flex-wrap items-center gap-2">
            <code className="rounded-md bg-sunken px-2.5 py-1.5 text-sm break-all">{url}</code>
            <CopyButton text={url} label={t("common:action.copy")} />
          </div>
        )}
        {url !== null && demo?.total ? (
          <p className="flex max-w-prose items-start gap-2 text-sm">
            <TriangleAlert className="mt-0.5 size-4 shrink-0 text-warning-ink" aria-hidden />
            <span>
              {t("app:demo.beforeSharing")}{" "}
              <TextLink to={`/apps/${app}#demo`}>{t("app:demo.toRemove")}</TextLink>
            </span>
          </p>
        ) : null}
        <div className="flex flex-wrap gap-2.5">
          {url !== null && (
            <a
              href={url}
              target="_blank"
              rel="noreferrer"
              className={buttonClass("primary", "large")}
            >
              <ExternalLink className="size-5" aria-hidden />
              {t("done.open")}
              <span className="sr-only">{t("done.newTab")}</span>
            </a>
          )}
          <ButtonLink variant="secondary" size="large" to={`/apps/${app}`}>
            {t("done.page")}
            <ArrowRight className="size-4 rtl:rotate-180" aria-hidden />
          </ButtonLink>
        </div>
      </div>
      <AppPicture name={name} picture={picture} />
    </section>
  );
}
