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
    for (const id of ["rate", "detail", "bits"]) {
      at(id).addEventListener("input", () => {
        this.#showQuality();
        changed();
      });
    }
    for (const id of ["codec", "quantizer", "model", "enlargement"]) {
      at(id).addEventListener("change", () => changed());
    }
    at("tasks").addEventListener("change", (event) => this.#keepOneTask(event.target));
    at("samples").addEventListener("change", () => this.#chooseSample());
    at("file").addEventListener("change", (event) => this.#chooseFile(event.target.files[0]));
    this.#listenForDrops();
  }

  async load() {
    const [models, samples] = await Promise.all([server.models(), server.samples()]);
    const labels = samples.map((name, i) => sampleLabel(name, i === 0));
    at("samples").replaceChildren(...labels);
    await Promise.all(labels.map(async (label, i) => {
      label.querySelector("img").src = await server.sample(samples[i]);
    }));
    this.#take(models);
    return models.length > 0;
  }

  /**
   * Asks for the models anew. What is chosen stays chosen while it is there; then another version
   * of it takes its place, or the first model.
   *
   * Returns whether another model is chosen now.
   */
  async refresh() {
    const models = await server.models();
    return JSON.stringify(models) !== JSON.stringify(this.#models) && this.#take(models);
  }

  #take(models) {
    const before = this.model;
    const place = (fits) => models.findIndex((model) => before !== undefined && fits(model));
    const same = place((model) => model.name === before.name && model.version === before.version);
    const alike = place((model) => model.name === before.name);
    const chosen = [same, alike, 0].find((i) => i >= 0);
    this.#models = models;
    at("model").replaceChildren(...models.map((model, i) => option(String(i), title(model, models))));
    at("model").value = String(chosen);
    const changed = JSON.stringify(this.model) !== JSON.stringify(before);
    if (changed && this.model !== undefined) {
      this.#showModel();
    }
    return changed;
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
      choice.rate = this.#layers > 1 ? `${at("rate").value},${at("detail").value}` : at("rate").value;
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

  /** How many layers of features the model has. */
  get #layers() {
    return Math.max(1, ...Object.values(this.model.tasks));
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
      at("rate-label").textContent = this.#layers > 1 ? "Base layer quality" : "Quality";
      for (const id of ["rate", "detail"]) {
        at(id).max = model.rates.number - 1;
        at(id).value = model.rates.usual;
      }
    } else {
      at("codec").replaceChildren(...model.codings.codecs.map((name) => option(name, name)));
      at("quantizer").replaceChildren(...model.codings.quantizers.map((name) => option(name, name)));
      at("bits").value = model.codings.usual_bits;
    }
    this.#showQuality();
  }

  #showQuality() {
    const model = this.model;
    const sent = Math.max(1, ...this.tasks.map((task) => model.tasks[task]));
    at("detail-field").hidden = !model.rates || sent < 2;
    if (!model.rates) {
      at("bits-value").textContent = `${at("bits").value} bits`;
      return;
    }
    this.#showRate("rate", 1);
    this.#showRate("detail", 2);
  }

  /** A layer's rate, and what the nearest one reached that was measured. */
  #showRate(id, layer) {
    const rate = Number(at(id).value);
    at(`${id}-value`).textContent = `rate ${rate} of ${this.model.rates.number - 1}`;
    const validation = this.model.validation;
    const rows = (validation?.rows ?? []).filter((row) => row.layers === layer);
    const hint = at(`${id}-hint`);
    hint.hidden = rows.length === 0;
    if (rows.length === 0) {
      return;
    }
    const row = rows.reduce((best, other) =>
      Math.abs(other.rate - rate) < Math.abs(best.rate - rate) ? other : best);
    // The base layer has its own rows; in those of the detail layer it has rate 0.
    const { miou, disparity_rmse: error, psnr } = layer === 1 ? row.accuracy : { psnr: row.accuracy.psnr };
    const parts = [
      miou === undefined ? null : `mIoU ${miou.toFixed(3)}`,
      error === undefined ? null : `disparity error ${error.toFixed(2)}\u202fpx`,
      psnr === undefined ? null : `PSNR ${decibels(psnr)}`,
      layer === 1 ? `${whole(row.bytes)} bytes` : null,
    ];
    hint.textContent =
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
