/** The pictures of a run, and its way from the device to the cloud. */

import { whole, milliseconds, percent, decibels } from "./text.js";

const at = (id) => document.getElementById(id);

export function listen() {
  at("opacity").addEventListener("input", () =>
    at("segmentation").style.setProperty("--overlay", at("opacity").value / 100));
  at("compare").addEventListener("input", () =>
    at("reconstruction").style.setProperty("--at", `${at("compare").value}%`));
}

export function show(report) {
  document.documentElement.style.setProperty("--shape", report.width / report.height);
  const { pictures } = report;
  document.querySelectorAll("img.original").forEach((image) => { image.src = pictures.original; });
  showOrHide("segmentation", pictures.segmentation);
  showOrHide("disparity", pictures.disparity);
  showOrHide("reconstruction", pictures.reconstruction);
  showFeatures(report);
  showLegend(report.legend);
  if (report.disparity) {
    const { least, greatest } = report.disparity;
    at("disparity-note").textContent = `${least.toFixed(0)} to ${greatest.toFixed(0)}\u202fpx of a 2048-wide picture`;
  }
  at("segmentation-note").textContent = `${report.legend.length} classes`;
  at("reconstruction-note").textContent = report.psnr === null ? "" : `PSNR ${decibels(report.psnr)}`;
}

function showOrHide(task, picture) {
  at(task).hidden = !picture;
  if (picture) {
    at(`${task}-picture`).src = picture;
  }
}

function showFeatures({ features, pictures }) {
  const image = at("features-picture");
  image.onload = () =>
    at("features").style.setProperty("--tiles", image.naturalWidth / image.naturalHeight);
  image.src = pictures.features;
  at("features-note").textContent =
    `${features.channels} channels of ${features.width}×${features.height}, ${percent(features.zeros)} zeros`;
}

/** Classes that are named: the others are told in one number. */
const MOST_CLASSES = 9;

function showLegend(classes) {
  const items = classes.slice(0, MOST_CLASSES).map(({ name, colour, share }) => {
    const item = document.createElement("li");
    const swatch = document.createElement("i");
    swatch.style.setProperty("--c", colour);
    const label = document.createElement("b");
    label.textContent = name;
    item.append(swatch, label, percent(share));
    return item;
  });
  const rest = classes.slice(MOST_CLASSES);
  if (rest.length > 0) {
    const item = document.createElement("li");
    item.title = rest.map(({ name }) => name).join(", ");
    item.textContent = `and ${rest.length} more, ${percent(rest.reduce((sum, { share }) => sum + share, 0))}`;
    items.push(item);
  }
  at("legend").replaceChildren(...items);
}

/** The three stations, at some link. */
export function showWay(report, link) {
  const { times, features } = report;
  at("device-time").textContent = milliseconds(times.edge + times.encode);
  at("device-note").textContent =
    `edge network ${milliseconds(times.edge)}, encode ${milliseconds(times.encode)}`;
  at("sent-bytes").textContent = `${whole(features.bytes)} bytes`;
  const pixelBits = (8 * features.bytes) / (report.width * report.height);
  at("network-note").textContent =
    `${milliseconds(link.wire(features.bytes))} at ${link.text}, ${pixelBits.toFixed(2)} bits per pixel`;
  at("cloud-time").textContent = milliseconds(times.decode + times.cloud);
  at("cloud-note").textContent =
    `decode ${milliseconds(times.decode)}, tasks ${milliseconds(times.cloud)}, queue ${milliseconds(times.queue)}`;
}
