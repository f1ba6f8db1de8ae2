/** Pictures, worked on in the browser: they are sent nowhere. */
import { htmlEscape } from "./encodings";
import { svgFile } from "./files";
import { formatBytes } from "./units";
import { ToolError, type ToolList } from "./types";

const LARGEST_SIDE = 8000;

/** To a width, and a height; without a height (or with 0) the proportions stay. */
export function imageResize(file: File, width: number, height = 0): Promise<File> {
  return redraw(file, (picture) => {
    const size = {
      width: side(width),
      height: side(height > 0 ? height : (picture.height * width) / picture.width),
    };
    return {
      ...size,
      draw: (context) => {
        context.drawImage(picture, 0, 0, size.width, size.height);
      },
    };
  });
}

/** As a JPEG of a quality from 1 to 100. */
export function imageCompress(file: File, quality: number): Promise<File> {
  return redraw(file, whole, "image/jpeg", Math.min(100, Math.max(1, quality)) / 100);
}

/** As "png", "jpeg" or "webp". */
export function imageConvert(file: File, format: string): Promise<File> {
  const name = format.trim().toLowerCase().replace("jpg", "jpeg");
  if (!["png", "jpeg", "webp"].includes(name)) throw new ToolError("Choose png, jpeg or webp.");
  return redraw(file, whole, `image/${name}`);
}

export function imageGreyscale(file: File): Promise<File> {
  return redraw(file, (picture) => ({
    width: picture.width,
    height: picture.height,
    draw: (context) => {
      context.filter = "grayscale(1)";
      context.drawImage(picture, 0, 0);
    },
  }));
}

/** Clockwise; the picture grows so that no corner is cut. */
export function imageRotate(file: File, degrees: number): Promise<File> {
  return redraw(file, (picture) => {
    const angle = (degrees * Math.PI) / 180;
    const [sine, cosine] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))];
    const width = side(picture.width * cosine + picture.height * sine);
    const height = side(picture.width * sine + picture.height * cosine);
    return {
      width,
      height,
      draw: (context) => {
        context.translate(width / 2, height / 2);
        context.rotate(angle);
        context.drawImage(picture, -picture.width / 2, -picture.height / 2);
      },
    };
  });
}

export function imageCrop(
  file: File,
  x: number,
  y: number,
  width: number,
  height: number,
): Promise<File> {
  return redraw(file, (picture) => ({
    width: side(width),
    height: side(height),
    draw: (context) => {
      context.drawImage(picture, -x, -y);
    },
  }));
}

/** Writes a text across the lower right corner. */
export function imageWatermark(file: File, text: string): Promise<File> {
  return redraw(file, (picture) => ({
    width: picture.width,
    height: picture.height,
    draw: (context) => {
      const size = Math.max(12, Math.round(picture.width / 24));
      context.drawImage(picture, 0, 0);
      context.font = `600 ${String(size)}px sans-serif`;
      context.textAlign = "right";
      context.lineWidth = size / 8;
      context.strokeStyle = "rgb(0 0 0 / 0.45)";
      context.fillStyle = "rgb(255 255 255 / 0.85)";
      context.strokeText(text, picture.width - size, picture.height - size);
      context.fillText(text, picture.width - size, picture.height - size);
    },
  }));
}

export async function imageInfo(file: File): Promise<ToolList> {
  const picture = await read(file);
  return [
    { part: "name", value: file.name },
    { part: "type", value: file.type },
    { part: "size", value: formatBytes(file.size) },
    { part: "width", value: picture.width },
    { part: "height", value: picture.height },
  ];
}

/** As a data address, to be put into a page or a style sheet. */
export async function imageToBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return `data:${file.type || "application/octet-stream"};base64,${btoa(text)}`;
}

/** A grey picture with its size, or a text, in the middle. */
export function placeholderImage(width: number, height: number, text = ""): File {
  const [w, h] = [side(width), side(height)];
  const label = text === "" ? `${String(w)} × ${String(h)}` : text;
  const size = Math.max(10, Math.round(Math.min(w / Math.max(4, label.length * 0.7), h / 4)));
  return svgFile(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(w)}" height="${String(h)}"><rect width="100%" height="100%" fill="#d4d4d8"/>` +
      `<text x="50%" y="50%" fill="#3f3f46" font-family="sans-serif" font-size="${String(size)}" text-anchor="middle" dominant-baseline="central">${htmlEscape(label)}</text></svg>`,
    "placeholder.svg",
  );
}

interface Drawing {
  width: number;
  height: number;
  draw: (context: CanvasRenderingContext2D) => void;
}

function whole(picture: ImageBitmap): Drawing {
  return {
    width: picture.width,
    height: picture.height,
    draw: (context) => {
      context.drawImage(picture, 0, 0);
    },
  };
}

async function redraw(
  file: File,
  plan: (picture: ImageBitmap) => Drawing,
  type = "",
  quality = 0.9,
): Promise<File> {
  const picture = await read(file);
  const { width, height, draw } = plan(picture);
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) throw new ToolError("This browser cannot draw pictures.");
  const target =
    type || (file.type === "image/jpeg" || file.type === "image/webp" ? file.type : "image/png");
  if (target === "image/jpeg") {
    // A JPEG has no transparency: without this it would turn black.
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, height);
  }
  draw(context);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, target, quality);
  });
  if (!blob) throw new ToolError("This browser cannot write that format.");
  const name = file.name.replace(/\.[^.]*$/, "");
  return new File([blob], `${name}.${target.slice(6).replace("jpeg", "jpg")}`, { type: target });
}

async function read(file: File): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file);
  } catch {
    throw new ToolError("This file is not a picture that the browser can read.");
  }
}

function side(length: number): number {
  const whole = Math.round(length);
  if (!(whole >= 1) || whole > LARGEST_SIDE)
    throw new ToolError(`Sides go from 1 to ${String(LARGEST_SIDE)} pixels.`);
  return whole;
}
