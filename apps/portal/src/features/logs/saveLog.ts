import { authorisedFetch } from "../../api/http";
import { download } from "../../lib/files";

/** A whole log as a file. It is fetched first, because a link of the browser could not say who asks. */
export async function saveLog(path: string, name: string): Promise<void> {
  const address = new URL(path, window.location.origin);
  const answer = await authorisedFetch(new Request(address, { headers: { Accept: "text/plain" } }));
  download(name, await answer.blob());
}
