"use strict";
// A name in the legend hides its curve in every chart.
document.querySelectorAll(".legend button").forEach((button) => {
  const apply = () => {
    const shown = button.getAttribute("aria-pressed") === "true";
    document.querySelectorAll("#curves .charts ." + button.dataset.series).forEach((series) => {
      series.style.display = shown ? "" : "none";
    });
  };
  button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    apply();
  });
  apply();
});
// What a mark says when pointed at, it also says when touched or focused.
const bubble = document.createElement("div");
bubble.className = "bubble";
bubble.hidden = true;
document.body.append(bubble);
document.querySelectorAll(".mark").forEach((mark) => {
  const show = () => {
    bubble.textContent = mark.querySelector("title").textContent;
    bubble.hidden = false;
    const at = mark.getBoundingClientRect();
    const width = bubble.offsetWidth;
    const left = Math.min(Math.max(8, at.left + at.width / 2 - width / 2), innerWidth - width - 8);
    bubble.style.left = left + scrollX + "px";
    bubble.style.top = at.top + scrollY - bubble.offsetHeight - 8 + "px";
  };
  mark.addEventListener("click", show);
  mark.addEventListener("focus", show);
  mark.addEventListener("blur", () => { bubble.hidden = true; });
});
// A picture opens as large as the window allows; any click or Escape closes it.
const box = document.createElement("dialog");
box.className = "box";
const large = document.createElement("img");
const caption = document.createElement("p");
box.append(large, caption);
document.body.append(box);
box.addEventListener("click", () => box.close());
document.querySelectorAll(".zoom").forEach((button) => {
  button.addEventListener("click", () => {
    const picture = button.querySelector("img");
    large.src = picture.src;
    large.alt = picture.alt;
    large.className = picture.className;
    const wide = Math.min(innerWidth * 0.94, innerHeight * 0.82 * picture.naturalWidth / picture.naturalHeight);
    large.style.width = wide + "px";
    caption.textContent = picture.alt;
    box.showModal();
  });
});
