/** What is sent, in bytes: the features against the picture itself. */

import { whole, decibels, compared, codecTitle } from "./text.js";

const at = (id) => document.getElementById(id);

const WHY = {
  "same-psnr": "same PSNR as the reconstruction",
  usual: "usual quality",
  lossless: "without loss",
};

export function showHeadline({ features, tasks_alone: alone, alternatives, psnr }) {
  const like = alternatives.find(({ why }) => why === "same-psnr");
  const other = like ?? alternatives.find(({ why }) => why === "usual");
  const family = codecTitle(other.codec).split(" ")[0];
  const png = alternatives.find(({ codec }) => codec === "png");
  at("headline").replaceChildren(...(alone && alone.bytes < features.bytes
    ? ["The cloud sees the street from ", strong("em", `${whole(alone.bytes)} bytes`), "; ",
      strong("b", `${whole(features.bytes - alone.bytes)} more`), " bring the picture back. ",
      `A ${family} of the same PSNR takes ${whole(other.bytes)}, the PNG ${whole(png.bytes)}.`]
    : ["The cloud sees the street from ", strong("em", `${whole(features.bytes)} bytes`), ": ",
      strong("b", compared(features.bytes, other.bytes)),
      ` than a ${family} of ${psnr === null ? "the usual quality" : "the same PSNR"}; the PNG takes ${whole(png.bytes)}.`]));
}

function strong(kind, text) {
  const made = document.createElement(kind);
  made.textContent = text;
  return made;
}

export function show(report) {
  const alone = report.tasks_alone;
  const own = {
    title: "Features",
    note: report.psnr === null ? report.coding : `${report.coding}, ${decibels(report.psnr)}`,
    bytes: report.features.bytes,
    kind: "own",
  };
  const base = {
    title: "Base layer",
    note: "for the tasks alone",
    bytes: alone?.bytes,
    kind: "own base",
  };
  const others = report.alternatives.map(({ codec, why, bytes, psnr }) => ({
    title: codecTitle(codec).replace(", lossless", ""),
    note: WHY[why] + (psnr === null ? "" : `, ${decibels(psnr)}`),
    bytes,
    kind: why === "same-psnr" ? "like" : "",
  }));
  const rows = [...(alone && alone.layers < report.features.layers ? [base] : []), own, ...others];
  const most = Math.max(...rows.map(({ bytes }) => bytes));
  at("bytes").tBodies[0].replaceChildren(...rows.map((row) => line(row, own.bytes, most)));
  at("bytes-note").textContent =
    `One picture of ${report.width}×${report.height}. `
    + (report.psnr === null
      ? "Without a reconstruction there is no picture whose quality could be compared: JPEG and WebP have quality 75."
      : "Quality is the PSNR against the picture that was run.");
}

function line({ title, note, bytes, kind }, own, most) {
  const row = document.createElement("tr");
  row.className = kind;
  const head = document.createElement("th");
  head.scope = "row";
  const small = document.createElement("small");
  small.textContent = note;
  head.append(title, " ", small);
  const cell = document.createElement("td");
  const meter = document.createElement("div");
  meter.className = "meter";
  const bar = document.createElement("i");
  bar.style.setProperty("--share", `${(100 * bytes) / most}%`);
  const number = document.createElement("span");
  number.textContent = whole(bytes);
  meter.append(bar, number);
  cell.append(meter);
  const ratio = document.createElement("td");
  ratio.textContent = kind.startsWith("own") ? "" : `features: ${compared(own, bytes)}`;
  row.append(head, cell, ratio);
  return row;
}
