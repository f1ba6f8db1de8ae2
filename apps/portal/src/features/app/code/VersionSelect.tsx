import { useTranslation } from "react-i18next";

import { Select } from "../../../ui/Select";
import { useHistory } from "../queries";

export interface VersionSelectProps {
  app: string;
  label: string;
  /** A checkpoint or a commit; empty: what `none` says. */
  value: string;
  none: string;
  hideLabel?: boolean;
  onChange: (version: string) => void;
}

/** A version of the code: the newest, a checkpoint, or the commit that somebody came with. */
export function VersionSelect({ app, value, none, onChange, ...field }: VersionSelectProps) {
  const { t } = useTranslation("app");
  const history = useHistory(app);
  const tags = history.data?.pages.flatMap(({ items }) => items.map(({ tag }) => tag)) ?? [];
  const options = [...new Set(tags)].map((tag) => ({
    value: tag,
    label: t("history.checkpoint", { number: tag.replace("build-", "") }),
  }));
  const other = value !== "" && !tags.includes(value);
  return (
    <Select
      {...field}
      name="version"
      className="w-52 max-sm:w-full"
      value={value}
      placeholder={none}
      options={other ? [{ value, label: value.slice(0, 12) }, ...options] : options}
      onChange={onChange}
    />
  );
}
