/** Pictures of the visitor's own. */

/** They are scaled to no more pixels than this before they are sent. */
const MOST_PIXELS = 1 << 20;

/** The picture upright and of bounded size, as PNG; the file itself if the browser cannot read it. */
export async function prepared(file) {
  let bitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return file;
  }
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (bitmap.width * bitmap.height)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const painter = canvas.getContext("2d");
  painter.imageSmoothingQuality = "high";
  painter.fillStyle = "#fff";
  painter.fillRect(0, 0, canvas.width, canvas.height);
  painter.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file), "image/png"));
}
