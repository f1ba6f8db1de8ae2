import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";

import { ApiError } from "../../lib/errors";
import {
  applyOperations,
  type Spec,
  type SpecCheck,
  type SpecHistory,
  useSpecCheck,
  useSpecHistory,
} from "../spec";
import { type Draft, type Reviewed, reviewFits } from "./draft";
import { changeDraft, currentDraft, keepEdit } from "./draftStore";
import { mergeSpecs } from "./mergeSpecs";
import { isEdited, readDraft, wordsWith } from "./reading";

type Question = Reviewed["understood"]["questions"][number];
type Option = Question["options"][number];

export interface Review {
  reviewed: Reviewed;
  history: SpecHistory;
  check: SpecCheck;
  /** Whether what is there cannot be built: it has faults. */
  faulty: boolean;
  /** Whether the words are being read anew. */
  reading: boolean;
  answer: (question: Question, option: Option, words?: string) => void;
  /** Takes an answer back. */
  reopen: (question: Question) => void;
  /** Says a part of the description differently; nothing drops it. */
  sayInstead: (start: number, end: number, instead: string) => void;
}

/** Reads the words of the draft when that has not been done; edits of an earlier reading are kept. */
export function useReading(draft: Draft, ready: boolean) {
  const { t } = useTranslation("start");
  const fits = reviewFits(draft);
  const query = useQuery({
    queryKey: ["understanding", draft.words.trim(), draft.attachedSpec?.file ?? ""],
    queryFn: ({ signal }) => readDraft(currentDraft(), signal),
    enabled: ready && !fits,
    staleTime: 0,
    gcTime: 0,
    retry: (failures, error) =>
      failures < 4 && error instanceof ApiError && [0, 409, 429, 503].includes(error.status),
  });
  const { data, isFetching } = query;
  useEffect(() => {
    if (!data || fits || isFetching || data.words !== currentDraft().words.trim()) return;
    const kept = currentDraft().reviewed !== null && isEdited(data);
    changeDraft({ reviewed: data });
    if (kept) toast(t("review.kept"));
  }, [data, fits, isFetching, t]);
  return query;
}

/** The review of a draft that has been read: its specification with undo, questions, other words. */
export function useReview(reviewed: Reviewed, reading: boolean): Review {
  const history = useSpecHistory(reviewed.spec as Spec);
  const { spec, change, reset } = history;
  const check = useSpecCheck(spec);
  const { understood } = reviewed;
  const [readFrom, setReadFrom] = useState(understood);
  useEffect(() => {
    if (readFrom === understood) return;
    setReadFrom(understood);
    reset(reviewed.spec as Spec);
  }, [readFrom, understood, reviewed.spec, reset]);
  useEffect(() => {
    const { reviewed: kept } = currentDraft();
    if (readFrom !== understood || !kept || kept.spec === spec) return;
    keepEdit({ ...kept, spec: spec as Record<string, unknown> });
  }, [spec, readFrom, understood]);

  function note(question: Question, label: string) {
    const { reviewed: kept } = currentDraft();
    if (!kept) return;
    const answers = Object.fromEntries(
      Object.entries({ ...kept.answers, [question.id]: label }).filter(([, given]) => given !== ""),
    );
    changeDraft({ reviewed: { ...kept, answers } });
  }

  function sayInstead(start: number, end: number, instead: string) {
    const before = currentDraft().words;
    changeDraft({ words: wordsWith(reviewed.words, start, end, instead) });
    toast(t(instead.trim() === "" ? "review.dropped" : "review.saidAnew"), {
      action: {
        label: t("common:action.undo"),
        onClick: () => {
          changeDraft({ words: before });
        },
      },
    });
  }

  /** The specification without what an answer had changed. */
  function without(question: Question): Spec {
    const label = reviewed.answers[question.id];
    const given = question.options.find((option) => option.label === label);
    if (!given || given.operations.length === 0) return spec;
    const answered = applyOperations(understood.spec as Spec, given.operations);
    return mergeSpecs(answered as Json, spec as Json, understood.spec) as Spec;
  }

  const { t } = useTranslation(["start", "common"]);
  return {
    reviewed,
    history,
    check,
    faulty: check.faults.some(({ severity }) => severity === "error"),
    reading,
    sayInstead,
    answer: (question, option, words = "") => {
      note(question, option.label);
      if (option.replacement) {
        const { start, end, text } = option.replacement;
        sayInstead(start, end, option.asks ? words : text);
      } else {
        change(applyOperations(without(question), option.operations), question.text);
      }
    },
    reopen: (question) => {
      change(without(question), question.text);
      note(question, "");
    },
  };
}

type Json = Record<string, unknown>;
