"""A server over HTTPS for tests, and a proxy before it: prints both ports, then a line of JSON for
each request.

/echo says what came, /redirect leads to /echo, /long never ends, /slow is silent.
"""
import http.server
import json
import select
import socket
import sys
import threading
import time

import certificate


def say(document):
    print(json.dumps(document), flush=True)


class Desk(http.server.BaseHTTPRequestHandler):
    def answer(self):
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length).decode()
        say({"method": self.command, "path": self.path})
        if self.path == "/slow":
            time.sleep(30)
        if self.path == "/redirect":
            self.send_response(302)
            self.send_header("Location", "/echo")
            self.end_headers()
            return
        self.send_response(404 if self.path == "/nothing" else 200)
        self.end_headers()
        if self.path == "/long":
            while True:
                self.wfile.write(b"more " * 1000)
        self.wfile.write(json.dumps({
            "method": self.command, "body": body,
            "headers": {name.lower(): value for name, value in self.headers.items()},
        }).encode())

    do_GET = do_POST = answer

    def log_message(self, *arguments):
        pass


class Proxy(http.server.BaseHTTPRequestHandler):
    def do_CONNECT(self):
        say({"method": "CONNECT", "path": self.path})
        host, port = self.path.split(":")
        with socket.create_connection((host, int(port))) as other:
            self.send_response(200)
            self.end_headers()
            pairs = {self.connection: other, other: self.connection}
            while True:
                for end in select.select(list(pairs), [], [])[0]:
                    piece = end.recv(65536)
                    if not piece:
                        return
                    pairs[end].sendall(piece)

    def log_message(self, *arguments):
        pass


class Quiet(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, address):
        pass


def main():
    context = certificate.context(sys.argv[1])
    server = Quiet(("127.0.0.1", 0), Desk)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    proxy = Quiet(("127.0.0.1", 0), Proxy)
    say({"port": server.server_port, "proxy": proxy.server_port})
    threading.Thread(target=proxy.serve_forever, daemon=True).start()
    server.serve_forever()


main()
