"""A browser of a few lines: it keeps cookies, reads forms, and fills them in as a person would."""

import http.cookiejar
import urllib.error
import urllib.parse
import urllib.request
from html.parser import HTMLParser


class Forms(HTMLParser):
    """The forms of a page: where each goes, and the fields with what stands in them."""

    def __init__(self, text):
        super().__init__()
        self.forms, self.choice, self.words = [], None, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        at = dict(attributes)
        if tag == "form":
            self.forms.append({"action": at.get("action", ""), "fields": []})
        elif not self.forms:
            return
        elif tag == "input" and at.get("name"):
            kind = at.get("type", "text")
            if kind in ("checkbox", "radio") and "checked" not in at:
                return
            self.add(at["name"], at.get("value") or "")
        elif tag == "textarea":
            self.words = (at["name"], [])
        elif tag == "select":
            self.choice = (at["name"], [])
        elif tag == "option" and self.choice and "selected" in at:
            self.choice[1].append(at.get("value") or "")

    def handle_endtag(self, tag):
        if tag == "textarea" and self.words:
            self.add(self.words[0], "".join(self.words[1]).removeprefix("\n"))
            self.words = None
        elif tag == "select" and self.choice:
            for value in self.choice[1] or [""]:
                self.add(self.choice[0], value)
            self.choice = None

    def handle_data(self, data):
        if self.words:
            self.words[1].append(data)

    def add(self, name, value):
        self.forms[-1]["fields"].append((name, value))


class Visitor:
    def __init__(self, base):
        self.base = base
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def cookies(self):
        """The cookies as a header says them."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.jar)

    def get(self, path):
        with self.opener.open(self.base + path, timeout=60) as answer:
            return answer.read().decode()

    def send(self, form, **changes):
        """Sends a form with some fields changed; gives the page that follows."""
        fields = [(name, value) for name, value in form["fields"] if name not in changes]
        fields += [(name, value) for name, value in changes.items()]
        data = urllib.parse.urlencode(fields).encode()
        try:
            with self.opener.open(self.base + form["action"], data=data, timeout=60) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{form['action']}: {error.code}\n{error.read().decode()}") from error

    def form(self, path, ending):
        """The form on a page that goes to an address with this ending."""
        return next(form for form in Forms(self.get(path)).forms if form["action"].endswith(ending))

    def upload(self, form, name, path):
        """Sends a form with a file in it, as a browser does."""
        boundary = "----a-boundary-that-is-in-no-file"
        parts = []
        for field, value in form["fields"]:
            if field != name:
                head = f'Content-Disposition: form-data; name="{field}"'
                parts.append(f"--{boundary}\r\n{head}\r\n\r\n{value}\r\n".encode())
        head = f'Content-Disposition: form-data; name="{name}"; filename="return.xlsx"'
        kind = "Content-Type: application/octet-stream"
        parts.append(f"--{boundary}\r\n{head}\r\n{kind}\r\n\r\n".encode())
        parts += [path.read_bytes(), f"\r\n--{boundary}--\r\n".encode()]
        request = urllib.request.Request(
            self.base + form["action"], data=b"".join(parts),
            headers={"Content-Type": f"multipart/form-data; boundary={boundary}"})
        try:
            with self.opener.open(request, timeout=120) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{form['action']}: {error.code}\n{error.read().decode()}") from error
