/** What is chosen to be run: picture, model, quality, tasks. */

import { whole, decibels } from "./text.js";
import * as server from "./server.js";
import { prepared } from "./picture.js";
import { title, option, sampleLabel, taskLabel } from "./choices.js";

const at = (id) => document.getElementById(id);

export class Controls {
  #models = [];
  #own = null;
  #changed;

  /** changed: called whenever something else is to be run */
  constructor(changed) {
    this.#changed = changed;
    at("controls").addEventListener("submit", (event) => event.preventDefault());
    at("model").addEventListener("change", () => this.#showModel());
    for (const id of ["rate", "bits"]) {
      at(id).addEventListener("input", () => this.#showQuality());
    }
    for (const id of ["rate", "bits", "codec", "quantizer", "model", "enlargement"]) {
      at(id).addEventListener(id === "rate" || id === "bits" ? "input" : "change", () => changed());
    }
    at("tasks").addEventListener("change", (event) => this.#keepOneTask(event.target));
    at("samples").addEventListener("change", () => this.#chooseSample());
    at("file").addEventListener("change", (event) => this.#chooseFile(event.target.files[0]));
    this.#listenForDrops();
  }

  async load() {
    const [models, samples] = await Promise.all([server.models(), server.samples()]);
    this.#models = models;
    at("model").replaceChildren(...models.map((model, i) => option(String(i), title(model, models))));
    const labels = samples.map((name, i) => sampleLabel(name, i === 0));
    at("samples").replaceChildren(...labels);
    await Promise.all(labels.map(async (label, i) => {
      label.querySelector("img").src = await server.sample(samples[i]);
    }));
    if (models.length > 0) {
      this.#showModel();
    }
    return models.length > 0;
  }

  get model() {
    return this.#models[Number(at("model").value)];
  }

  /** Whether there is a picture to run. */
  get complete() {
    return this.model !== undefined && (this.#own !== null || this.#sample() !== null);
  }

  /** The query of a run. */
  get choice() {
    const model = this.model;
    const choice = {
      model: model.name,
      version: model.version,
      tasks: this.tasks.join(),
      enlargement: at("enlargement").value,
    };
    if (this.#own === null) {
      choice.sample = this.#sample();
    }
    if (model.rates) {
      choice.rate = at("rate").value;
    } else {
      choice.codec = at("codec").value;
      choice.quantizer = `${at("quantizer").value}:${at("bits").value}`;
    }
    return choice;
  }

  /** The own picture, or null. */
  get picture() {
    return this.#own;
  }

  get tasks() {
    return [...at("tasks").querySelectorAll("input:checked")].map((box) => box.value);
  }

  #sample() {
    return at("samples").querySelector("input:checked")?.value ?? null;
  }

  #showModel() {
    const model = this.model;
    const unchecked = new Set([...at("tasks").querySelectorAll("input:not(:checked)")].map((box) => box.value));
    at("tasks").replaceChildren(...Object.entries(model.tasks).map(([task, layers]) =>
      taskLabel(task, model.rates ? (layers > 1 ? "detail layer" : "base layer") : "", !unchecked.has(task))));
    at("rate-field").hidden = !model.rates;
    at("coding-fields").hidden = Boolean(model.rates);
    if (model.rates) {
      at("rate").max = model.rates.number - 1;
      at("rate").value = model.rates.usual;
    } else {
      at("codec").replaceChildren(...model.codings.codecs.map((name) => option(name, name)));
      at("quantizer").replaceChildren(...model.codings.quantizers.map((name) => option(name, name)));
      at("bits").value = model.codings.usual_bits;
    }
    this.#showQuality();
  }

  #showQuality() {
    const model = this.model;
    if (!model.rates) {
      at("bits-value").textContent = `${at("bits").value} bits`;
      return;
    }
    const rate = Number(at("rate").value);
    at("rate-value").textContent = `rate ${rate} of ${model.rates.number - 1}`;
    this.#showValidation(rate);
  }

  /** What the nearest rate reached that was measured. */
  #showValidation(rate) {
    const validation = this.model.validation;
    const layers = Math.max(1, ...this.tasks.map((task) => this.model.tasks[task]));
    const rows = (validation?.rows ?? []).filter((row) => row.layers === layers);
    at("rate-hint").hidden = rows.length === 0;
    if (rows.length === 0) {
      return;
    }
    const row = rows.reduce((best, other) =>
      Math.abs(other.rate - rate) < Math.abs(best.rate - rate) ? other : best);
    const { miou, disparity_rmse: error, psnr } = row.accuracy;
    const parts = [
      miou === undefined ? null : `mIoU ${miou.toFixed(3)}`,
      error === undefined ? null : `disparity error ${error.toFixed(2)}\u202fpx`,
      psnr === undefined ? null : `PSNR ${decibels(psnr)}`,
      `${whole(row.bytes)} bytes`,
    ];
    at("rate-hint").textContent =
      `Measured at rate ${row.rate} on ${validation.pictures} validation pictures: ${parts.filter(Boolean).join(", ")}.`;
  }

  #keepOneTask(box) {
    if (this.tasks.length === 0) {
      box.checked = true;
      return;
    }
    this.#showQuality();
    this.#changed();
  }

  #chooseSample() {
    this.#own = null;
    at("drop").classList.remove("chosen");
    at("drop").querySelector("span").innerHTML = "<b>Drop your own</b> or choose a file";
    this.#changed();
  }

  async #chooseFile(file) {
    if (!file) {
      return;
    }
    this.#own = await prepared(file);
    at("samples").querySelectorAll("input").forEach((button) => { button.checked = false; });
    at("drop").classList.add("chosen");
    at("drop").querySelector("span").textContent = file.name;
    at("file").value = "";
    this.#changed();
  }

  #listenForDrops() {
    const over = (event, inside) => {
      event.preventDefault();
      at("drop").classList.toggle("over", inside);
    };
    document.addEventListener("dragover", (event) => over(event, true));
    document.addEventListener("dragleave", (event) => over(event, false));
    document.addEventListener("drop", (event) => {
      over(event, false);
      this.#chooseFile(event.dataTransfer.files[0]);
    });
  }
}
