// What scripts add to pages that read without them: cards beside the words, addresses that follow the layers, keys for
// the review, a drop target, and zoom. Nothing is fetched but what a link on the page leads to.
"use strict";
(() => {
  const report = document.getElementById("report");
  const layers = document.getElementById("layers");
  if (report && layers) {
    const tip = document.createElement("div");
    tip.className = "tip-card"; tip.hidden = true; tip.setAttribute("role", "status");
    document.body.append(tip);
    let hot = [];
    const cool = () => { hot.forEach((one) => one.classList.remove("hot")); hot = []; tip.hidden = true; };
    const show = (mark) => {
      cool();
      const id = mark.dataset.claim;
      const card = document.getElementById(id);
      document.querySelectorAll("#text [data-all]").forEach((one) => {
        if (one.dataset.all.split(" ").includes(id)) { one.classList.add("hot"); hot.push(one); }
      });
      if (!card) return;
      card.classList.add("hot"); hot.push(card);
      const copy = card.cloneNode(true);
      copy.removeAttribute("id"); copy.classList.remove("hot", "chosen");
      tip.replaceChildren(copy); tip.hidden = false;
      const at = mark.getBoundingClientRect(), size = tip.getBoundingClientRect();
      const below = at.bottom + 8 + size.height < window.innerHeight;
      tip.style.setProperty("left", Math.max(8, Math.min(at.left, window.innerWidth - size.width - 8)) + "px");
      tip.style.setProperty("top", Math.max(8, below ? at.bottom + 8 : at.top - size.height - 8) + "px");
    };
    const of = (event) => event.target instanceof Element ? event.target.closest("a.m") : null;
    report.addEventListener("mouseover", (event) => { const mark = of(event); if (mark) show(mark); else cool(); });
    report.addEventListener("mouseleave", cool);
    report.addEventListener("focusin", (event) => { const mark = of(event); if (mark) show(mark); else cool(); });
    report.addEventListener("focusout", cool);
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") cool(); });
    layers.addEventListener("change", () => {
      const boxes = [...layers.querySelectorAll("input")], on = boxes.filter((box) => box.checked).map((box) => box.value);
      const address = new URL(location.href);
      address.searchParams.delete("layers");
      if (on.length < boxes.length) address.searchParams.set("layers", on.join(",") || "none");
      history.replaceState(null, "", address);
      document.querySelectorAll(".downloads a").forEach((link) => {
        const target = new URL(link.href);
        target.searchParams.delete("layers");
        if (on.length < boxes.length) target.searchParams.set("layers", on.join(",") || "none");
        link.href = target;
      });
      const kinds = { attributions: "statement", events: "event", positions: "position", quantities: "figure" };
      for (const [layer, kind] of Object.entries(kinds))
        document.querySelectorAll(".claims .card.k-" + kind).forEach((card) => { card.hidden = !on.includes(layer); });
    });
  }

  const form = document.getElementById("read");
  if (form) {
    const file = form.querySelector("input[type=file]"), note = document.getElementById("reading-note");
    const over = (yes) => (event) => { event.preventDefault(); form.classList.toggle("over", yes); };
    document.addEventListener("dragover", over(true));
    document.addEventListener("dragleave", over(false));
    document.addEventListener("drop", (event) => {
      over(false)(event);
      if (!event.dataTransfer || !event.dataTransfer.files.length) return;
      file.files = event.dataTransfer.files;
      form.requestSubmit();
    });
    form.addEventListener("submit", () => { note.textContent = "Reading …"; });
  }

  const review = document.getElementById("review");
  if (review) {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.matches("input, select, textarea")) return;
      const target = review.querySelector('[data-key="' + CSS.escape(event.key) + '"]');
      const value = document.getElementById("fix-value");
      if (!target) return;
      event.preventDefault();
      if (event.key === "f") value.focus(); else target.click();
    });
  }

  document.querySelectorAll("svg[data-zoom]").forEach((svg) => {
    const whole = svg.viewBox.baseVal, full = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
    const flat = svg.classList.contains("lanes");
    const set = (x, y, width, height) => {
      if (flat) { y = full.y; height = full.height; svg.setAttribute("preserveAspectRatio", "none"); }
      svg.setAttribute("viewBox", [
        Math.min(Math.max(x, full.x), full.x + full.width - width), Math.min(Math.max(y, full.y), full.y + full.height - height),
        width, height].join(" "));
    };
    const zoom = (factor, px, py) => {
      const now = svg.viewBox.baseVal, width = Math.min(full.width, Math.max(full.width / 40, now.width * factor));
      const height = full.height * width / full.width, part = width / now.width;
      if (width === full.width) { svg.removeAttribute("preserveAspectRatio"); }
      set(now.x + px * now.width * (1 - part), now.y + py * now.height * (1 - part), width, height);
    };
    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.shiftKey) return;
      event.preventDefault();
      const box = svg.getBoundingClientRect();
      zoom(event.deltaY > 0 ? 1.25 : 0.8, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    }, { passive: false });
    const bar = document.createElement("p");
    bar.className = "row";
    for (const [label, act] of [["Zoom in", () => zoom(0.6, 0.5, 0.5)], ["Zoom out", () => zoom(1 / 0.6, 0.5, 0.5)],
      ["Left", () => { const now = svg.viewBox.baseVal; set(now.x - now.width / 4, now.y, now.width, now.height); }],
      ["Right", () => { const now = svg.viewBox.baseVal; set(now.x + now.width / 4, now.y, now.width, now.height); }]]) {
      const button = document.createElement("button");
      button.type = "button"; button.textContent = label; button.addEventListener("click", act);
      bar.append(button);
    }
    svg.parentNode.insertBefore(bar, svg);
  });
})();
