import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Card } from "../../ui/Card";
import { TextInput } from "../../ui/TextInput";
import type { Spec } from "../spec";

export interface NameCardProps {
  spec: Spec;
  onName: (name: string, spec: Spec) => void;
}

/** What the application is called; its address follows the name. */
export function NameCard({ spec, onName }: NameCardProps) {
  const { t } = useTranslation("start");
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? spec.name;
  return (
    <Card title={t("name.title")}>
      <TextInput
        label={t("name.label")}
        name="name"
        maxLength={80}
        hint={t("name.hint")}
        value={name}
        {...(name.trim() === "" && { error: t("name.missing") })}
        onChange={(next) => {
          setTyped(next);
          const trimmed = next.trim();
          if (trimmed !== "")
            onName(trimmed, { ...spec, name: trimmed, slug: slugOf(trimmed, spec.slug) });
        }}
      />
    </Card>
  );
}

/** A name as part of an address; the former where nothing is left of it. */
export function slugOf(name: string, former: string): string {
  const slug = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 50)
    .replace(/-+$/, "");
  return slug === "" ? former : slug;
}
