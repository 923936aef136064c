/** Time over bandwidth, both logarithmic, as SVG. */

import { milliseconds } from "./text.js";

const SPACE = "http://www.w3.org/2000/svg";
const BANDWIDTHS = [0.5, 1, 2, 5, 10, 20, 50];

function element(name, attributes, text) {
  const made = document.createElementNS(SPACE, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

/** 1, 2 and 5 of every decade between two times, both ends included. */
function steps(least, most) {
  const all = [];
  for (let decade = 10 ** Math.floor(Math.log10(least)); decade <= most * 10; decade *= 10) {
    all.push(decade, 2 * decade, 5 * decade);
  }
  const first = all.findLastIndex((step) => step <= least);
  const last = all.findIndex((step) => step >= most);
  return all.slice(Math.max(0, first), last + 1);
}

/**
 * points: bandwidth in Mbit/s, times in ms by way, which is best; names: of the ways;
 * now: the index of the point of the chosen bandwidth
 */
export function draw(holder, { points, names, now }) {
  const width = holder.clientWidth;
  const height = width < 500 ? 250 : 300;
  const edge = { left: 62, right: 14, top: 12, bottom: 40 };
  const times = points.flatMap((point) => Object.values(point.times));
  const ticks = steps(Math.min(...times), Math.max(...times));
  const [least, most] = [ticks[0], ticks.at(-1)];
  const x = (bandwidth) =>
    edge.left + (Math.log(bandwidth / 0.5) / Math.log(100)) * (width - edge.left - edge.right);
  const y = (time) =>
    height - edge.bottom - (Math.log(time / least) / Math.log(most / least)) * (height - edge.top - edge.bottom);

  const svg = element("svg", { viewBox: `0 0 ${width} ${height}`, height, role: "img", "aria-label": summary(points, names) });
  for (const tick of ticks) {
    svg.append(
      element("line", { class: "grid", x1: edge.left, x2: width - edge.right, y1: y(tick), y2: y(tick) }),
      element("text", { x: edge.left - 8, y: y(tick) + 4, "text-anchor": "end" }, milliseconds(tick).replace(".0", "")));
  }
  for (const tick of BANDWIDTHS) {
    svg.append(
      element("line", { class: "grid", x1: x(tick), x2: x(tick), y1: edge.top, y2: height - edge.bottom }),
      element("text", { x: x(tick), y: height - edge.bottom + 18, "text-anchor": "middle" }, String(tick)));
  }
  svg.append(element("text", { x: width - edge.right, y: height - 4, "text-anchor": "end" }, "uplink, Mbit/s"));

  const place = (key) => (point) => `${x(point.bandwidth).toFixed(1)} ${y(point.times[key]).toFixed(1)}`;
  const current = points[now];
  svg.append(element("line", { class: "now", x1: x(current.bandwidth), x2: x(current.bandwidth), y1: edge.top, y2: height - edge.bottom }));
  for (const key of Object.keys(names)) {
    svg.append(element("path", { class: `line ${key}`, d: `M${points.map(place(key)).join("L")}` }));
    for (const part of runs(points, key)) {
      svg.append(element("path", { class: `line best ${key}`, d: `M${part.map(place(key)).join("L")}` }));
    }
    svg.append(element("circle", { class: key, cx: x(current.bandwidth), cy: y(current.times[key]), r: 5 }));
  }
  for (const { key, top } of labels(points, names, y)) {
    svg.append(element("text", { class: `name ${key}`, x: edge.left + 8, y: top }, names[key]));
  }
  holder.replaceChildren(svg);
}

/** The stretches over which a way is the best, of two points or more. */
function runs(points, key) {
  const all = [];
  let open = [];
  for (const point of points) {
    if (point.best === key) {
      open.push(point);
    } else if (open.length > 0) {
      all.push(open);
      open = [];
    }
  }
  all.push(open);
  return all.filter((run) => run.length > 1);
}

/** Names at the left end, moved apart where lines lie close. */
function labels(points, names, y) {
  const all = Object.keys(names).map((key) => ({ key, top: y(points[3].times[key]) - 8 }));
  all.sort((one, other) => one.top - other.top);
  for (let i = 1; i < all.length; i++) {
    all[i].top = Math.max(all[i].top, all[i - 1].top + 16);
  }
  return all;
}

function summary(points, names) {
  const parts = [];
  for (const point of points) {
    if (parts.at(-1)?.best !== point.best) {
      parts.push({ best: point.best, from: point.bandwidth });
    }
  }
  return "Fastest: " + parts.map(({ best, from }) => `${names[best]} from ${from.toFixed(1)} Mbit/s`).join(", ");
}
