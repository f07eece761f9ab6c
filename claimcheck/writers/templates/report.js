"use strict";
(function () {
  var form = document.getElementById("filters");
  var articles = Array.prototype.slice.call(document.querySelectorAll("#list > article"));
  var text = document.getElementById("f-text");
  var speaker = document.getElementById("f-speaker");
  var topic = document.getElementById("f-topic");
  var shown = document.getElementById("shown");
  var boxes = Array.prototype.slice.call(form.querySelectorAll("input[name=status]"));
  var words = null;
  var timer = 0;

  function fold(value) {
    return value.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  function apply() {
    var wanted = {};
    boxes.forEach(function (box) { wanted[box.value] = box.checked; });
    var parts = fold(text.value).split(/\s+/).filter(Boolean);
    if (parts.length && !words) {
      words = articles.map(function (article) { return fold(article.textContent); });
    }
    var count = 0;
    articles.forEach(function (article, at) {
      var data = article.dataset;
      var keep = wanted[data.status] &&
        (!speaker || !speaker.value || speaker.value === data.speaker) &&
        (!topic || !topic.value || topic.value === data.topic) &&
        parts.every(function (part) { return words[at].indexOf(part) >= 0; });
      if (article.hidden === keep) { article.hidden = !keep; }
      if (keep) { count += 1; }
    });
    shown.textContent = count.toLocaleString("en") + " of " + articles.length.toLocaleString("en") + " shown";
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(apply, 120);
  }

  // A link into the page must find its claim even where a filter hides it.
  function reveal() {
    var name = "";
    try { name = decodeURIComponent(location.hash.slice(1)); } catch (error) { return; }
    var target = name && document.getElementById(name);
    if (target && target.hidden) {
      form.reset();
      apply();
      target.scrollIntoView();
    }
  }

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", later);
  form.addEventListener("change", apply);
  form.addEventListener("reset", function () { setTimeout(apply, 0); });
  window.addEventListener("hashchange", reveal);
  form.hidden = false;
  apply();
})();
