/** What a picture takes from the device to the answer, by several ways, over a link. */

import { milliseconds, megabits, codecTitle } from "./text.js";
import { draw } from "./plot.js";

const at = (id) => document.getElementById(id);

const LEAST = 0.5;
const MOST = 50;
const NAMES = { local: "Local", alone: "Tasks alone", features: "Features", image: "Image" };
const SENTENCES = {
  local: "Running all of it on the device",
  alone: "Sending features for the tasks alone",
  features: "Sending features",
  image: "Sending the picture",
};

/** A link: bandwidth in Mbit/s, round trip in ms. */
export class Link {
  constructor(bandwidth, rtt) {
    this.bandwidth = bandwidth;
    this.rtt = rtt;
  }

  /** Milliseconds that bytes take on the wire, without the round trip. */
  wire(bytes) {
    return (bytes * 8) / (this.bandwidth * 1000);
  }

  get text() {
    return megabits(this.bandwidth);
  }
}

/**
 * The ways in milliseconds: what the device, the network and the cloud take. If features are sent
 * for a reconstruction too, there is a way of sending no more than the other tasks need.
 */
export function ways({ times, features, tasks_alone: alone }, offload, link, slowdown) {
  const { edge, encode, decode, cloud } = times;
  // Who has the picture already needs no reconstruction.
  const tasks = alone?.times ?? times;
  const sent = (bytes) => link.rtt + link.wire(bytes);
  return {
    local: { device: slowdown * (tasks.edge + tasks.cloud), network: 0, cloud: 0 },
    ...(alone && {
      alone: {
        device: slowdown * (tasks.edge + tasks.encode),
        network: sent(alone.bytes),
        cloud: tasks.decode + tasks.cloud,
      },
    }),
    features: {
      device: slowdown * (edge + encode),
      network: sent(features.bytes),
      cloud: decode + cloud,
    },
    image: {
      device: slowdown * offload.encode,
      network: sent(offload.bytes),
      cloud: offload.decode + tasks.edge + tasks.cloud,
    },
  };
}

export const total = ({ device, network, cloud }) => device + network + cloud;

const best = (all) =>
  Object.keys(all).reduce((one, other) => (total(all[other]) < total(all[one]) ? other : one));

export class Latency {
  #report = null;
  #changed;

  /** changed: called with the link whenever it is another */
  constructor(changed) {
    this.#changed = changed;
    at("link").addEventListener("submit", (event) => event.preventDefault());
    at("link").addEventListener("input", () => this.#show());
    new ResizeObserver(() => this.#plot()).observe(at("plot"));
    this.#showLink();
  }

  get link() {
    return new Link(LEAST * (MOST / LEAST) ** (at("bandwidth").value / 100), Number(at("rtt").value));
  }

  get #slowdown() {
    return 2 ** at("slowdown").value;
  }

  get #offload() {
    return this.#report.alternatives[Number(at("offload").value)];
  }

  show(report) {
    // What was chosen stays chosen: the codec at its reason, not at its quality.
    const chosen = at("offload").selectedOptions[0]?.dataset.kind;
    const options = report.alternatives.map(({ codec, why }, i) => {
      const option = document.createElement("option");
      option.value = i;
      option.dataset.kind = `${codec.split(":")[0]} ${why}`;
      option.textContent = codecTitle(codec) + (why === "same-psnr" ? " (same PSNR)" : why === "usual" ? " (usual)" : "");
      option.selected = option.dataset.kind === chosen;
      return option;
    });
    at("offload").replaceChildren(...options);
    this.#report = report;
    this.#show();
  }

  #showLink() {
    const link = this.link;
    at("bandwidth-value").textContent = link.text;
    at("bandwidth").setAttribute("aria-valuetext", link.text);
    at("rtt-value").textContent = milliseconds(link.rtt);
    at("rtt").setAttribute("aria-valuetext", `${link.rtt} milliseconds`);
    at("slowdown-value").textContent = `${this.#slowdown}×`;
    at("slowdown").setAttribute("aria-valuetext", `${this.#slowdown} times`);
    this.#changed(link);
  }

  #show() {
    this.#showLink();
    if (this.#report === null) {
      return;
    }
    const all = ways(this.#report, this.#offload, this.link, this.#slowdown);
    const winner = best(all);
    at("verdict").replaceChildren(...this.#verdict(all, winner));
    const longest = Math.max(...Object.values(all).map(total));
    at("plans").tBodies[0].replaceChildren(...Object.entries(all).map(([key, way]) =>
      row(key, way, longest, key === winner)));
    this.#plot();
  }

  #verdict(all, winner) {
    const strong = document.createElement("b");
    strong.textContent = SENTENCES[winner];
    const others = Object.keys(all).filter((key) => key !== winner)
      .map((key) => `${NAMES[key].toLowerCase()} ${milliseconds(total(all[key]))}`);
    return [strong, ` is fastest at ${this.link.text}: ${milliseconds(total(all[winner]))}, against ${others.slice(0, -1).join(", ")} and ${others.at(-1)}.`];
  }

  #plot() {
    if (this.#report === null || at("plot").clientWidth === 0) {
      return;
    }
    const at100 = (i) => LEAST * (MOST / LEAST) ** (i / 100);
    const points = Array.from({ length: 101 }, (_, i) => {
      const link = new Link(at100(i), this.link.rtt);
      const all = ways(this.#report, this.#offload, link, this.#slowdown);
      const times = Object.fromEntries(Object.entries(all).map(([key, way]) => [key, total(way)]));
      return { bandwidth: link.bandwidth, times, best: best(all) };
    });
    const names = Object.fromEntries(Object.keys(points[0].times).map((key) => [key, NAMES[key]]));
    draw(at("plot"), { points, names, now: Number(at("bandwidth").value) });
  }
}

function row(key, way, longest, winner) {
  const row = document.createElement("tr");
  row.className = key + (winner ? " best" : "");
  row.dataset.way = key;
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = NAMES[key];
  const cell = document.createElement("td");
  const parts = document.createElement("div");
  parts.className = "parts";
  const whole = total(way);
  parts.style.setProperty("--share", `${(100 * whole) / longest}%`);
  for (const [part, shade] of [["device", "a"], ["network", "b"], ["cloud", "c"]]) {
    const bar = document.createElement("i");
    bar.className = shade;
    bar.title = `${part} ${milliseconds(way[part])}`;
    bar.style.setProperty("--part", `${(100 * way[part]) / whole}%`);
    parts.append(bar);
  }
  cell.append(parts);
  const time = document.createElement("td");
  time.textContent = milliseconds(whole);
  time.dataset.milliseconds = whole;
  row.append(head, cell, time);
  return row;
}
