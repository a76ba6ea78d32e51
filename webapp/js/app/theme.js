// A classic script, so that the chosen colours are there before anything is painted.
(() => {
  try {
    const chosen = localStorage.getItem('mflix-theme');
    if (chosen === 'dark' || chosen === 'light') {
      document.documentElement.dataset.theme = chosen;
    }
  } catch {
    // Storage is forbidden here: the system's colours are as good.
  }
})();
