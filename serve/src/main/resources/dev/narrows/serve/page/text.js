/** Numbers as text. */

/** Digits in threes, by a narrow space that does not break. */
export function whole(number) {
  return String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

export function milliseconds(time) {
  if (time >= 10000) {
    return (time / 1000).toFixed(1) + "\u202fs";
  }
  return (time >= 100 ? whole(time) : time.toFixed(time >= 10 ? 0 : 1)) + "\u202fms";
}

export function megabits(rate) {
  return (rate >= 10 ? rate.toFixed(0) : rate.toFixed(rate >= 1 ? 1 : 2)) + "\u00a0Mbit/s";
}

export function percent(share) {
  return (share >= 0.1 || share === 0 ? (share * 100).toFixed(0) : (share * 100).toFixed(1)) + "\u202f%";
}

export function decibels(psnr) {
  return psnr.toFixed(1) + "\u202fdB";
}

/** One size against another, in words. */
export function compared(bytes, other) {
  if (bytes === other) {
    return "as many";
  }
  if (bytes < other) {
    return other >= 3 * bytes
      ? `${(other / bytes).toFixed(other >= 10 * bytes ? 0 : 1)} times fewer`
      : `${percent(1 - bytes / other)} fewer`;
  }
  return bytes >= 3 * other ? `${(bytes / other).toFixed(1)} times more` : `${percent(bytes / other - 1)} more`;
}

/** What a codec's name says to people. */
export function codecTitle(name) {
  const [family, quality] = name.split(":");
  const title = { png: "PNG", jpeg: "JPEG", webp: "WebP" }[family] ?? family;
  return quality === "lossless" ? `${title}, lossless` : quality ? `${title} ${quality}` : title;
}
