import { saveLog } from "../logs/saveLog";

/** The whole log of a job as a file. */
export function downloadLog(job: string): Promise<void> {
  return saveLog(`/api/jobs/${job}/log.txt`, `${job}.log`);
}
