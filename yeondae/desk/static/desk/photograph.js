// Photographs a sheet in the page: the picture goes from the camera into the form, and the telephone
// keeps no copy. Without a camera, or without the browser's leave, a file is chosen instead.
(() => {
  const part = document.getElementById("photograph");
  const media = navigator.mediaDevices;
  if (!part || !media || !media.getUserMedia || !window.DataTransfer) return;
  const field = document.getElementById(part.dataset.into);
  const [video, still, begin, take, refused] = ["video", "canvas", "[data-do=begin]", "[data-do=take]", "[data-refused]"]
    .map((name) => part.querySelector(name));
  let stream = null;

  const show = (what) => [video, still, begin, take, refused].forEach((each) => { each.hidden = !what.includes(each); });

  const stop = () => {
    if (stream) stream.getTracks().forEach((track) => track.stop());
    stream = null;
  };

  begin.addEventListener("click", async () => {
    const sharp = { facingMode: "environment", width: { ideal: 4096 }, height: { ideal: 4096 } };
    try {
      stream = await media.getUserMedia({ video: sharp, audio: false });
      video.srcObject = stream;
      await video.play();
      show([video, take]);
    } catch {
      stop();
      show([refused, begin]);
    }
  });

  take.addEventListener("click", () => {
    still.width = video.videoWidth;
    still.height = video.videoHeight;
    still.getContext("2d").drawImage(video, 0, 0);
    stop();
    still.toBlob((blob) => {
      const kept = new DataTransfer();
      kept.items.add(new File([blob], "sheet.jpg", { type: "image/jpeg" }));
      field.files = kept.files;
      begin.textContent = part.dataset.again;
      show([still, begin]);
    }, "image/jpeg", 0.92);
  });

  window.addEventListener("pagehide", stop);
  part.hidden = false;
  show([begin]);
})();
