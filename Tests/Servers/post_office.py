"""A post office for tests: prints its port, then each letter that it takes as a line of JSON.

--security none|starttls|tls   --folder FOLDER (its certificate)   --login USER PASSWORD
--refuse NUMBER answers every recipient with that number.
"""
import argparse
import asyncio
import email
import email.policy
import json

import certificate
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


def say(document):
    print(json.dumps(document), flush=True)


class Desk:
    def __init__(self, refusing):
        self.refusing = refusing

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.refusing:
            return f"{self.refusing} {address} is nobody here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        raw = envelope.content.decode("ascii")
        say({
            "from": envelope.mail_from, "to": envelope.rcpt_tos, "hello": session.host_name,
            "encrypted": server.transport.get_extra_info("ssl_object") is not None,
            "admitted": bool(session.authenticated),
            "headers": [[name, str(value)] for name, value in message.items()],
            "text": message.get_content().replace("\r\n", "\n"),
            "date": message["Date"].datetime.isoformat(),
            "defects": [str(defect) for part in message.walk() for defect in part.defects],
            "longest": max(len(line) for line in raw.split("\r\n")),
        })
        return "250 taken"


async def main(choices):
    context = None if choices.security == "none" else certificate.context(choices.folder)
    starting = context if choices.security == "starttls" else None

    def admit(server, session, envelope, mechanism, data):
        is_known = isinstance(data, LoginPassword) and choices.login is not None and \
            [data.login.decode(), data.password.decode()] == choices.login
        return AuthResult(success=is_known, handled=is_known)

    def desk():
        return SMTP(
            Desk(choices.refuse), hostname="localhost", tls_context=starting,
            authenticator=admit, require_starttls=starting is not None,
            auth_required=choices.login is not None, auth_require_tls=starting is not None)

    server = await asyncio.get_running_loop().create_server(
        desk, "127.0.0.1", 0, ssl=context if choices.security == "tls" else None)
    say({"port": server.sockets[0].getsockname()[1]})
    await server.serve_forever()


parser = argparse.ArgumentParser()
parser.add_argument("--security", default="none")
parser.add_argument("--folder")
parser.add_argument("--login", nargs=2)
parser.add_argument("--refuse", type=int)
asyncio.run(main(parser.parse_args()))
