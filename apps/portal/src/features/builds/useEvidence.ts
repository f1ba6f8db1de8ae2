import { useQuery } from "@tanstack/react-query";

import { api, call, type Schema } from "../../api/client";

export type Evidence = Schema["EvidenceOut"];
export type ProvenSentence = Schema["SentenceOut"];
export type Picture = Schema["PictureOut"];

const WHILE_RUNNING = 5_000;

/** What a build left behind of each sentence; empty until its checks ran. */
export function useEvidence(job: string, wanted = true) {
  return useQuery({
    queryKey: ["job", job, "evidence"],
    queryFn: ({ signal }) =>
      call(api.GET("/api/jobs/{job}/evidence", { params: { path: { job } }, signal })),
    enabled: wanted,
    refetchInterval: ({ state: { data } }) =>
      data?.state === "queued" || data?.state === "running" ? WHILE_RUNNING : false,
  });
}

/** The sentence that a file of checks proves, as far as one is known: its place in the list. */
export function sentenceOfFile(evidence: Evidence | undefined, file: string): number | null {
  const at =
    evidence?.sentences.findIndex(({ checks }) => checks.some(({ name }) => name === file)) ?? -1;
  return at < 0 ? null : at;
}
