/** What can be chosen, as elements of the page. */

const TITLES = { segmentation: "Segmentation", disparity: "Disparity", reconstruction: "Reconstruction" };

export function title(model, models) {
  const kind = model.rates ? "learned latents" : "features";
  const several = models.filter((other) => other.name === model.name).length > 1;
  return `${model.name}${several ? ` version ${model.version}` : ""}: ${kind}`;
}

export function option(value, text) {
  const option = document.createElement("option");
  option.value = value;
  option.textContent = text;
  return option;
}

export function sampleLabel(name, checked) {
  const label = document.createElement("label");
  const button = document.createElement("input");
  Object.assign(button, { type: "radio", name: "sample", value: name, checked });
  const picture = document.createElement("img");
  picture.alt = name.replace(/\.[a-z]+$/i, "");
  label.append(button, picture);
  return label;
}

export function taskLabel(task, note, checked) {
  const label = document.createElement("label");
  const box = document.createElement("input");
  Object.assign(box, { type: "checkbox", value: task, checked });
  const small = document.createElement("small");
  small.textContent = note;
  label.append(box, TITLES[task] ?? task, small);
  return label;
}
