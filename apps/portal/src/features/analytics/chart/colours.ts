/** Colours of the tokens as charts need them: they understand no `oklch(from …)`. */
export function colourReader(inside: HTMLElement) {
  const probe = document.createElement("span");
  // Whatever moves from one colour to the next would still show the one before.
  probe.style.transition = "none";
  inside.append(probe);
  const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  return {
    read(token: string, opacity = 1): string {
      probe.style.color = `var(--color-${token})`;
      const written = getComputedStyle(probe).color;
      if (!pixel) return written;
      pixel.clearRect(0, 0, 1, 1);
      pixel.fillStyle = written;
      pixel.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = pixel.getImageData(0, 0, 1, 1).data;
      return `rgba(${[red, green, blue, opacity].map(String).join(",")})`;
    },
    done() {
      probe.remove();
    },
  };
}

export type ReadColour = ReturnType<typeof colourReader>["read"];
