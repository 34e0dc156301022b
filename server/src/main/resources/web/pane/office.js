// Loads Office.js, from where the server says.

/** @param {string} address @returns {Promise<void>} */
export const loadOffice = (address) => new Promise((resolve, reject) => {
  const script = document.createElement("script");
  script.src = address;
  script.addEventListener("load", () => resolve());
  script.addEventListener("error", () => reject(new Error(`${address} cannot be loaded`)));
  document.head.append(script);
});
