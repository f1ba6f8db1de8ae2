import { authorisedFetch } from "../../api/http";

/** The whole log as a file. It is fetched first, because a link of the browser could not say who asks. */
export async function downloadLog(job: string): Promise<void> {
  const address = new URL(`/api/jobs/${job}/log.txt`, window.location.origin);
  const answer = await authorisedFetch(new Request(address, { headers: { Accept: "text/plain" } }));
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = `${job}.log`;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 10_000);
}
