import { Compass } from "lucide-react";
import { useTranslation } from "react-i18next";

import { useTitle } from "../frame/useTitle";
import { ButtonLink } from "../ui/ButtonLink";
import { EmptyState } from "../ui/EmptyState";

/** An address where nothing is. */
export function NotFound() {
  const { t } = useTranslation();
  useTitle(t("state.notFound"));
  return (
    <>
      <h1 className="sr-only">{t("state.notFound")}</h1>
      <EmptyState
        icon={Compass}
        title={t("state.notFound")}
        description={t("state.notFoundText")}
        action={<ButtonLink to="/">{t("state.toStart")}</ButtonLink>}
      />
    </>
  );
}
