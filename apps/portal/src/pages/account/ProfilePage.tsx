import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { SettingsPage } from "../../features/account/SettingsPage";
import { ThemeCards } from "../../features/account/ThemeCards";
import { type Profile, useProfile } from "../../features/account/useProfile";
import { LANGUAGES, type Language } from "../../i18n";
import { useForm } from "../../lib/useForm";
import { Unsaved } from "../../portal/Unsaved";
import { useAppearance } from "../../portal/useAppearance";
import { Avatar } from "../../ui/Avatar";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Combobox } from "../../ui/Combobox";
import { FormError } from "../../ui/FormLayout";
import { Select } from "../../ui/Select";
import { SkeletonCards } from "../../ui/Skeleton";
import { TextInput } from "../../ui/TextInput";

const ZONES = [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])].map((zone) => ({
  value: zone,
  label: zone.replaceAll("_", " "),
}));

/** What a person is called, and how they like things. */
export function Component() {
  const { t } = useTranslation("account");
  const { me } = useProfile();
  return (
    <SettingsPage title={t("profile.title")} lead={t("profile.lead")}>
      {me.data ? (
        <>
          <About profile={me.data} />
          <Look profile={me.data} />
        </>
      ) : (
        <SkeletonCards cards={2} />
      )}
    </SettingsPage>
  );
}

function About({ profile }: { profile: Profile }) {
  const { t } = useTranslation(["account", "common"]);
  const { change } = useProfile();
  const form = useForm({
    initial: { name: profile.name, timeZone: profile.time_zone },
    validate: ({ name }) => (name.trim() === "" ? { name: t("profile.nameMissing") } : {}),
    submit: async ({ name, timeZone }) => {
      await change.mutateAsync({ name: name.trim(), time_zone: timeZone });
      toast.success(t("saved"));
    },
  });
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Card>
      <form noValidate onSubmit={form.handleSubmit} className="flex flex-col gap-5">
        <div className="flex items-center gap-4">
          <Avatar name={form.values.name || profile.email} size="large" />
          <div className="min-w-0">
            <p className="truncate font-medium">{profile.email}</p>
            <p className="mt-1 flex flex-wrap gap-1.5">
              <Badge tone={profile.verified ? "success" : "warning"} dot>
                {t(profile.verified ? "profile.verified" : "profile.unverified")}
              </Badge>
              {profile.platform_owner && <Badge tone="primary">{t("profile.platformOwner")}</Badge>}
            </p>
          </div>
        </div>
        {form.formError && <FormError message={form.formError} />}
        <div className="grid gap-5 sm:grid-cols-2">
          <TextInput
            {...form.bind("name")}
            label={t("common:field.name")}
            autoComplete="name"
            maxLength={80}
            required
          />
          <div className="flex flex-col gap-1.5">
            <Combobox<string>
              {...form.bind("timeZone")}
              label={t("profile.timeZone")}
              options={ZONES}
              required
              onChange={(zone) => {
                form.set({ timeZone: zone ?? "UTC" });
              }}
            />
            {here !== form.values.timeZone && (
              <button
                type="button"
                className="w-fit rounded-xs text-start text-sm font-medium text-link underline underline-offset-4"
                onClick={() => {
                  form.set({ timeZone: here });
                }}
              >
                {t("profile.useHere", { zone: here.replaceAll("_", " ") })}
              </button>
            )}
          </div>
        </div>
        <div className="flex justify-end">
          <Button type="submit" busy={form.submitting} disabled={!form.dirty}>
            {t("common:action.save")}
          </Button>
        </div>
        <Unsaved when={form.dirty && !form.submitting} />
      </form>
    </Card>
  );
}

function Look({ profile }: { profile: Profile }) {
  const { t } = useTranslation("account");
  const { language, chooseLanguage, chooseTheme } = useAppearance();
  return (
    <Card title={t("profile.look")} description={t("profile.lookLead")}>
      <div className="flex flex-col gap-5">
        <Select
          label={t("profile.language")}
          name="language"
          required
          className="sm:max-w-60"
          value={language}
          onChange={(code) => {
            chooseLanguage(code as Language);
          }}
          options={LANGUAGES.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <ThemeCards value={profile.theme} onChange={chooseTheme} />
      </div>
    </Card>
  );
}
