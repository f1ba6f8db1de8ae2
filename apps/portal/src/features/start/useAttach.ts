import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { api, call } from "../../api/client";
import { messageOf } from "../../lib/errors";
import { changeDraft, currentDraft } from "./draftStore";
import { MOST_FILES, readAttachment } from "./readAttachment";

/** Takes files: a specification is checked and used, others are kept with the words. */
export function useAttach() {
  const { t } = useTranslation("start");
  const [problem, setProblem] = useState("");
  const taking = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const faults: string[] = [];
      for (const file of files) {
        const fault = await take(file);
        if (fault !== "") faults.push(`${file.name}: ${fault}`);
      }
      setProblem(faults.join(" "));
    },
    onError: (error) => {
      setProblem(messageOf(error));
    },
  });

  async function take(file: File): Promise<string> {
    const read = await readAttachment(file);
    if (read.is === "refused") return t(`attach.refused.${read.why}`);
    if (read.is === "spec") return takeSpecification(read.file, read.spec);
    const { attachments } = currentDraft();
    const others = attachments.filter(({ name }) => name !== read.attachment.name);
    if (others.length >= MOST_FILES) return t("attach.refused.many", { count: MOST_FILES });
    changeDraft({ attachments: [...others, read.attachment] });
    return "";
  }

  async function takeSpecification(file: string, spec: Record<string, unknown>): Promise<string> {
    const checked = await call(
      api.POST("/api/specs/check", { body: { spec, operations: [], mend: false } }),
    );
    if (!checked.spec) {
      const fault = checked.faults.find(({ severity }) => severity === "error");
      return t("attach.refused.spec", { why: `${fault?.place ?? ""} ${fault?.message ?? ""}` });
    }
    changeDraft({ attachedSpec: { file, spec: checked.spec }, reviewed: null });
    return "";
  }

  return {
    attach: (files: Iterable<File>) => {
      taking.mutate([...files]);
    },
    busy: taking.isPending,
    problem,
  };
}
