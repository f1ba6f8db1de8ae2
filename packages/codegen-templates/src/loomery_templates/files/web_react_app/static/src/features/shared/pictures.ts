/** The file that sample records share where a picture is required. */
const STAND_IN = "/api/uploads/sample.png";

/** The picture of a record; none for the stand-in, since a drawn picture says more. */
export function pictureOf(url: string | null): string | null {
  return url === STAND_IN ? null : url;
}
