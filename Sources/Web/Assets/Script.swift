import Accountability
import Ledger

/// The one script of the site, under an address that changes with its content. Every page works
/// without it; it only makes some things easier.
enum Script {
    private static let bytes = Array(text.utf8)
    /// The address, with the fingerprint of the content.
    static let path = SiteRoute.script.path() + "?v=" + Fingerprint(of: bytes).short

    static var reply: Reply {
        Reply(
            status: 200,
            headers: [
                Reply.Header(name: "content-type", value: "text/javascript; charset=utf-8"),
                Reply.Header(name: "cache-control", value: "public, max-age=31536000, immutable"),
            ], body: bytes)
    }

    /// Warns five minutes before a session is over, and keeps it going when that is wanted.
    private static let text = """
        "use strict";
        (() => {
          const place = document.getElementById("session");
          if (!place) return;
          const WARN = 300;
          let timer = 0;
          const wait = (seconds, then) => {
            clearTimeout(timer);
            timer = setTimeout(then, Math.max(1, Math.min(seconds, 43200)) * 1000);
          };
          const ask = async (method) => {
            const options = { method, credentials: "same-origin", cache: "no-store" };
            if (method === "POST")
              options.body = new URLSearchParams({ token: place.dataset.token });
            const reply = await fetch(place.dataset.address, options);
            if (!reply.ok) return 0;
            return (await reply.json()).seconds;
          };
          const box = document.createElement("dialog");
          box.className = "warning";
          box.setAttribute("role", "alertdialog");
          box.setAttribute("aria-labelledby", "warning-title");
          box.setAttribute("aria-describedby", "warning-text");
          const title = document.createElement("h2");
          title.id = "warning-title";
          const words = document.createElement("p");
          words.id = "warning-text";
          const button = document.createElement("button");
          button.type = "button";
          button.className = "button";
          box.append(title, words, button);
          document.body.append(box);
          let isOver = false;
          const show = (heading, sentence, label) => {
            title.textContent = heading;
            words.textContent = sentence;
            button.textContent = label;
            if (!box.open) box.showModal();
            button.focus();
          };
          const look = async () => {
            let left;
            try { left = await ask("GET"); } catch { return wait(60, look); }
            if (left <= 0) {
              isOver = true;
              return show("You have been signed out",
                "Nothing you typed on this page is lost. Send it, sign in again, and check it.",
                "Go on");
            }
            if (left > WARN) {
              if (box.open) box.close();
              return wait(left - WARN, look);
            }
            const minutes = Math.max(1, Math.round(left / 60));
            show("You will be signed out soon",
              "You have not opened a page for a while. You will be signed out in " + minutes +
              (minutes === 1 ? " minute." : " minutes.") + " What you typed will be kept.",
              "Stay signed in");
            wait(left > 60 ? 60 : left + 1, look);
          };
          button.addEventListener("click", async () => {
            box.close();
            if (isOver) return;
            let left = 0;
            try { left = await ask("POST"); } catch { left = 0; }
            wait(left > WARN ? left - WARN : 1, look);
          });
          wait(Number(place.dataset.seconds) - WARN, look);
        })();

        """
}
